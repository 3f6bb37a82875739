import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { type DemoClient, demoClient } from '#infra/local/demo/client/demo-client.ts';
import { crashScript } from './crash-bundle.ts';
import type { CrashPlatformOptions } from './crash-platform.ts';
import type { Arming } from './crash-points.ts';

export type CrashProcess = {
  readonly url: string;
  readonly pid: number | undefined;
  readonly api: DemoClient;
  /** From the answer on, the process dies at its point. */
  readonly arm: (arming: Arming) => Promise<void>;
  /** Resolves with the signal that ended the process. */
  readonly ended: Promise<NodeJS.Signals | null>;
  readonly kill: () => Promise<void>;
};

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = '';
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += String(chunk);
    });
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      if (out.includes('\n')) resolve(out.trim());
    });
    child.once('exit', () => reject(new Error(`the platform did not start: ${complaint}`)));
  });

/** Starts test/support/crash-platform.ts and waits until it answers. */
export const startCrashProcess = async (options: CrashPlatformOptions): Promise<CrashProcess> => {
  const script = await crashScript();
  const args = ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)];
  const env = { ...process.env, NODE_COMPILE_CACHE: dirname(script) };
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
  const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  const url = await firstLine(child);
  return {
    url,
    pid: child.pid,
    api: demoClient(url),
    arm: async (arming) => {
      await fetch(`${url}/local/arm`, { method: 'POST', body: JSON.stringify(arming) });
    },
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
