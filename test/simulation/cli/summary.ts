import type { Finding, InvariantName } from '../audit/invariant.ts';

/** What one seed showed. */
export type SeedResult = {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Intents, calls and mishaps of the run, by name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly cpuSeconds: number;
  /** Messages that a reader may want to see one by one. */
  readonly listed?: readonly string[];
};

export type Summary = {
  readonly scenario: string;
  readonly seeds: readonly number[];
  readonly passed: number;
  readonly failed: number;
  readonly failedSeeds: readonly number[];
  readonly invariants: readonly {
    readonly name: InvariantName;
    readonly checked: number;
    readonly violations: number;
    readonly examples: readonly string[];
    /** Of the first seed. */
    readonly note?: string;
  }[];
  readonly counts: Readonly<Record<string, number>>;
  /** Only where a scenario lists something. */
  readonly listed?: readonly string[];
  readonly timings: { readonly cpuSeconds: number; readonly cpuSecondsPerSeed: number };
};

const EXAMPLES = 5;

export const isClean = ({ findings }: SeedResult): boolean =>
  findings.every(({ violations }) => violations === 0);

const merged = (name: InvariantName, results: readonly SeedResult[]): Summary['invariants'][number] => {
  const found = results.flatMap(({ seed, findings }) =>
    findings.filter((finding) => finding.name === name).map((finding) => ({ seed, ...finding })),
  );
  const examples = found.flatMap((each) => each.examples.map((example) => `seed ${each.seed}: ${example}`));
  const note = found[0]?.note;
  return {
    name,
    checked: found.reduce((sum, { checked }) => sum + checked, 0),
    violations: found.reduce((sum, { violations }) => sum + violations, 0),
    examples: examples.slice(0, EXAMPLES),
    ...(note === undefined ? {} : { note }),
  };
};

const totals = (results: readonly SeedResult[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { counts } of results)
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

export const summaryOf = (scenario: string, results: readonly SeedResult[]): Summary => {
  const failed = results.filter((result) => !isClean(result));
  const names = new Set(results.flatMap(({ findings }) => findings.map(({ name }) => name)));
  const listed = results.flatMap(
    (result) => result.listed?.map((each) => `seed ${result.seed}: ${each}`) ?? [],
  );
  const cpuSeconds = results.reduce((sum, result) => sum + result.cpuSeconds, 0);
  return {
    scenario,
    seeds: results.map(({ seed }) => seed),
    passed: results.length - failed.length,
    failed: failed.length,
    failedSeeds: failed.map(({ seed }) => seed),
    invariants: [...names].map((name) => merged(name, results)),
    counts: totals(results),
    ...(listed.length === 0 ? {} : { listed }),
    timings: { cpuSeconds, cpuSecondsPerSeed: cpuSeconds / Math.max(1, results.length) },
  };
};
