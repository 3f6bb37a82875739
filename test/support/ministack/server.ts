import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ManagedProcess, startProcess } from './process.ts';
import { ministackCommand } from './venv.ts';

export type MiniStack = {
  readonly endpoint: string;
  /** Its files and logs. */
  readonly folder: string;
  /** What a program needs to speak to it and to nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

const STATE = resolve('.sapa');
const REGION = 'ap-southeast-3';
const ACCOUNT = '000000000000';
const START_MS = 60_000;

/** Node 24 first: MiniStack starts the functions with the first `node` that it finds. */
const PATH = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':');

const freePort = (): Promise<number> =>
  new Promise((found, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const isReady = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(`${endpoint}/_ministack/ready`)).ok;
  } catch {
    return false;
  }
};

const untilReady = async (endpoint: string, { child }: ManagedProcess): Promise<void> => {
  const deadline = Date.now() + START_MS;
  while (!(await isReady(endpoint))) {
    if (child.exitCode !== null) throw new Error(`MiniStack ended with ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error('MiniStack did not get ready');
    await sleep(100);
  }
};

const privateFolder = (): string => {
  mkdirSync(STATE, { recursive: true });
  const folder = mkdtempSync(join(STATE, 'ministack-'));
  for (const name of ['tmp', 'home']) mkdirSync(join(folder, name));
  // MiniStack unpacks functions here. They are CommonJS, as on AWS, whatever our own package.json says above them.
  writeFileSync(join(folder, 'tmp', 'package.json'), '{ "type": "commonjs" }');
  return folder;
};

const serverEnvironment = (folder: string, port: number): Record<string, string> => ({
  PATH,
  HOME: join(folder, 'home'),
  TMPDIR: join(folder, 'tmp'),
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  MINISTACK_HOST: '127.0.0.1',
  MINISTACK_REGION: REGION,
  MINISTACK_ACCOUNT_ID: ACCOUNT,
  LAMBDA_EXECUTOR: 'local',
  // Waits take as long as they say.
  SFN_WAIT_SCALE: '1',
  PERSIST_STATE: '0',
  S3_PERSIST: '0',
  IOT_MTLS_ENABLED: '0',
});

/** AWS in one process on a free loopback port, with an environment and folders of its own. */
export const startMiniStack = async (): Promise<MiniStack> => {
  const command = await ministackCommand(join(STATE, 'venv-ministack'));
  const folder = privateFolder();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = startProcess(command, [], {
    env: serverEnvironment(folder, port),
    log: join(folder, 'ministack.log'),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(join(folder, 'tmp'), { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await untilReady(endpoint, server);
  } catch (error) {
    await stop();
    throw error;
  }
  const environment = {
    PATH,
    HOME: join(folder, 'home'),
    CI: 'true',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
  };
  return { endpoint, folder, environment, stop };
};
