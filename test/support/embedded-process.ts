import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../infra/local/main.ts');

export type Ended = { readonly code: number | null; readonly out: string; readonly complaint: string };

export type EmbeddedProcess = {
  /** Resolves with its address once it says that it is ready; rejects when it ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  readonly signal: (name: NodeJS.Signals) => void;
};

const collect = (stream: ChildProcess['stdout'], heard: (all: string) => void): (() => string) => {
  let all = '';
  stream?.on('data', (chunk) => {
    all += String(chunk);
    heard(all);
  });
  return () => all;
};

/** What `npm start -- ...args` runs. */
export const startEmbedded = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): EmbeddedProcess => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ready = Promise.withResolvers<string>();
  ready.promise.catch(() => undefined);
  const out = collect(child.stdout, (text) => {
    const url = /API +(http:\/\/localhost:\d+)\/api/.exec(text)?.[1];
    if (url !== undefined && text.includes('Ctrl-C')) ready.resolve(url);
  });
  const complaint = collect(child.stderr, () => undefined);
  const ended = once(child, 'close').then(([code]): Ended => {
    ready.reject(new Error(complaint()));
    return { code: code as number | null, out: out(), complaint: complaint() };
  });
  return { ready: ready.promise, ended, signal: (name) => void child.kill(name) };
};
