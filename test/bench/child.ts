import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a child process was asked to do. Written by `inChild` alone. */
export const given = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T;

/** A child's answer: its last line. */
export const report = (answer: Readonly<Record<string, unknown>>): void =>
  void process.stdout.write(`${JSON.stringify(answer)}\n`);

const lastLineOf = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** Starts a file of ours in a process of its own. */
export const startChild = (file: string, question: object) => {
  const path = fileURLToPath(import.meta.resolve(`#test/bench/${file}`));
  const argv = ['--disable-warning=ExperimentalWarning', path, JSON.stringify(question)];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
  return { child, ended };
};

/** Runs a file of ours to its end and gives back its answer. Each run has a heap and a warm-up of its own. */
export const inChild = async <Answer>(file: string, question: object): Promise<Answer> => {
  const { code, output } = await startChild(file, question).ended;
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${output}`);
  return JSON.parse(lastLineOf(output)) as Answer;
};
