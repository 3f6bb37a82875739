import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '../../node_modules/aws-cdk/bin/cdk');

/** Runs the CDK's command line and shows what it says. Rejects when it fails. */
export const cdk = (args: readonly string[]): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', fail);
    child.once('exit', (code, signal) =>
      code === 0 ? done() : fail(new Error(`cdk ${args[0]} ended with ${signal ?? code}`)),
    );
  });
