import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { SeedResult } from './summary.ts';

const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=2048'];

/** Runs this program again for some of the seeds; each line of its output is one result. */
const runApart = async (main: string, args: readonly string[]): Promise<SeedResult[]> => {
  const child = spawn(process.execPath, [...FLAGS, main, ...args, '--worker'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const results: SeedResult[] = [];
  // Written by the same program.
  for await (const line of createInterface({ input: child.stdout }))
    results.push(JSON.parse(line) as SeedResult);
  return results;
};

/** Spreads seeds over processes, one of them at a time in each. */
export const inProcesses = async (
  main: string,
  jobs: number,
  seeds: readonly number[],
  argsFor: (seed: number) => readonly string[],
): Promise<SeedResult[]> => {
  const left = [...seeds];
  const results: SeedResult[] = [];
  const work = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const [result] = await runApart(main, argsFor(seed));
      if (result === undefined) throw new Error(`seed ${seed} did not come to an end`);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results.toSorted((a, b) => a.seed - b.seed);
};
