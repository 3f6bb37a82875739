const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The smallest value that this share of all does not exceed; NaN of none. */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;

export const median = (values: readonly number[]): number => {
  const all = sorted(values);
  const upper = all[Math.floor(all.length / 2)] ?? Number.NaN;
  const lower = all[Math.ceil(all.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
};

/** How many of these times fall into the fullest stretch of so many milliseconds. */
export const mostWithin = (times: readonly number[], ms: number): number => {
  const all = sorted(times);
  let from = 0;
  let most = 0;
  for (const [at, time] of all.entries()) {
    while (time - (all[from] ?? time) >= ms) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
};

/** So many a second from the first of these times to the last. */
export const rateOf = (times: readonly number[]): number => {
  const all = sorted(times);
  return ((all.length - 1) * 1000) / ((all.at(-1) ?? 0) - (all[0] ?? 0));
};

/** By how many, at most, any stretch of these times is ahead of a rate: what a token bucket of that rate must have held. */
export const burstAbove = (times: readonly number[], perSecond: number): number => {
  let lowest = Number.POSITIVE_INFINITY;
  let burst = 0;
  for (const [at, time] of sorted(times).entries()) {
    const level = at - (time / 1000) * perSecond;
    lowest = Math.min(lowest, level);
    burst = Math.max(burst, level - lowest + 1);
  }
  return burst;
};
