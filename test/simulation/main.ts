import { inProcesses } from './cli/jobs.ts';
import { type Options, optionsOf } from './cli/options.ts';
import { printSummary, say } from './cli/print.ts';
import { selfTest } from './cli/self-test.ts';
import { type SeedResult, summaryOf } from './cli/summary.ts';
import type { Guard } from './guards/guard.ts';
import { guardNamed, guards } from './guards/guard-list.ts';
import { simulateKills } from './kill/simulate.ts';
import { simulateSms } from './sms/simulate.ts';

const INTENTS = 100_000;

const guardOf = ({ without }: Options): Guard | undefined => {
  const guard = without === undefined ? undefined : guardNamed(without);
  if (without !== undefined && guard === undefined) throw new Error(`no guard ${without}: see --list`);
  return guard;
};

const scenarios: Readonly<Record<string, { readonly about: string; readonly run: Run }>> = {
  sms: {
    about: '100,000 intents in virtual time, with everything going wrong that may',
    run: (seed, options) => {
      const { intents = INTENTS, everyCopy, store } = options;
      return simulateSms({ seed, intents, without: guardOf(options), everyCopy, store });
    },
  },
  kill: {
    about: 'kill -9 on either side of everything that a sender waits for, 300 intents each',
    run: (seed, options) => simulateKills(seed, guardOf(options)),
  },
};

type Run = (seed: number, options: Options) => Promise<SeedResult>;

const list = (): void => {
  for (const [name, { about }] of Object.entries(scenarios)) say(`--scenario ${name.padEnd(8)} ${about}`);
  for (const { name, about, breaks } of guards)
    say(`--without ${name.padEnd(16)} ${about}; breaks ${breaks}`);
};

const argsFor =
  ({ scenario, intents, without, everyCopy, store }: Options) =>
  (seeds: readonly number[]): string[] => [
    ...['--scenario', scenario, '--seeds', seeds.join(',')],
    ...(intents === undefined ? [] : ['--intents', String(intents)]),
    ...(without === undefined ? [] : ['--without', without]),
    ...(everyCopy ? ['--every-copy'] : []),
    ...['--store', store],
  ];

const resultsOf = async (options: Options): Promise<SeedResult[]> => {
  const { scenario, seeds, jobs } = options;
  const run = scenarios[scenario]?.run;
  if (run === undefined) throw new Error(`no scenario ${scenario}: see --list`);
  if (jobs > 1) return inProcesses(import.meta.filename, jobs, seeds, argsFor(options));
  const results: SeedResult[] = [];
  for (const seed of seeds) results.push(await run(seed, options));
  return results;
};

const main = async (options: Options): Promise<boolean> => {
  if (options.list) {
    list();
    return true;
  }
  if (options.selfTest) return selfTest(options.json);
  const results = await resultsOf(options);
  if (options.worker) {
    for (const result of results) say(JSON.stringify(result));
    return true;
  }
  const summary = summaryOf(options.scenario, results);
  if (options.json) say(JSON.stringify(summary));
  else printSummary(summary);
  return summary.failed === 0;
};

process.exitCode = (await main(optionsOf(process.argv.slice(2)))) ? 0 : 1;
