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

/** Each process takes a handful at once: starting one takes a second. */
const HANDFULS = 5;

const handfuls = (seeds: readonly number[], jobs: number): number[][] => {
  const size = Math.max(1, Math.ceil(seeds.length / (jobs * HANDFULS)));
  return Array.from({ length: Math.ceil(seeds.length / size) }, (_, index) =>
    seeds.slice(index * size, (index + 1) * size),
  );
};

/** Spreads seeds over so many processes. */
export const inProcesses = async (
  main: string,
  jobs: number,
  seeds: readonly number[],
  argsFor: (seeds: readonly number[]) => readonly string[],
): Promise<SeedResult[]> => {
  const left = handfuls(seeds, jobs);
  const results: SeedResult[] = [];
  const work = async (): Promise<void> => {
    for (let some = left.shift(); some !== undefined; some = left.shift()) {
      const found = await runApart(main, argsFor(some));
      if (found.length < some.length) throw new Error(`not all of the seeds ${some} came to an end`);
      results.push(...found);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return results.toSorted((a, b) => a.seed - b.seed);
};
