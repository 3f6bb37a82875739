import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export type ManagedProcess = {
  readonly child: ChildProcess;
  /** Ends the process and what it started: politely, then surely. */
  readonly stop: () => Promise<void>;
};

/** By default these would end this process without its exit handlers. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const PATIENCE_MS = 5_000;

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    // A group of its own, so that the workers which it started end with it.
    process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
};

/** Starts a process whose output goes to a file, and which cannot outlive this one, unless this one is killed. */
export const startProcess = (
  command: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly log: string; readonly cwd?: string },
): ManagedProcess => {
  const log = openSync(options.log, 'a');
  const child = spawn(command, args, {
    env: { ...options.env },
    detached: true,
    stdio: ['ignore', log, log],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} could not be started`);
  const atExit = (): void => signal(pid, 'SIGKILL');
  const atSignal = (): void => process.exit(1);
  process.once('exit', atExit);
  for (const name of SIGNALS) process.once(name, atSignal);
  const ended = once(child, 'exit');
  return {
    child,
    stop: async () => {
      process.removeListener('exit', atExit);
      for (const name of SIGNALS) process.removeListener(name, atSignal);
      if (child.exitCode === null && child.signalCode === null) {
        signal(pid, 'SIGTERM');
        await Promise.race([ended, sleep(PATIENCE_MS, undefined, { ref: false })]);
      }
      signal(pid, 'SIGKILL');
    },
  };
};
