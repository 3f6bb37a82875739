/** Runs each of these once, then each again: whatever else the machine does meets them all alike. */
export const interleaved = async <T>(
  rounds: number,
  parties: Readonly<Record<string, (round: number) => Promise<T>>>,
): Promise<Readonly<Record<string, readonly T[]>>> => {
  const results: Record<string, T[]> = {};
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of Object.entries(parties)) {
      const answer = await run(round);
      results[name] = [...(results[name] ?? []), answer];
    }
  return results;
};
