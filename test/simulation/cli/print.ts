import type { Summary } from './summary.ts';

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** For people. */
export const printSummary = (summary: Summary): void => {
  const { scenario, seeds, failedSeeds, invariants, counts, timings } = summary;
  say(`scenario ${scenario}: ${seeds.length} runs, ${summary.passed} passed, ${summary.failed} failed`);
  for (const { name, checked, violations, examples, note } of invariants) {
    const mark = violations === 0 ? 'ok  ' : 'FAIL';
    say(
      `${mark}  ${name.padEnd(28)} ${String(checked).padStart(10)} checked ${violations || ''}  ${note ?? ''}`,
    );
    for (const example of examples) say(`        ${example}`);
  }
  say(
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  say(
    `${timings.cpuSeconds.toFixed(1)} s of processor time, ${timings.cpuSecondsPerSeed.toFixed(1)} s a run`,
  );
  if (failedSeeds.length > 0) say(`failed: ${failedSeeds.join(', ')}`);
};
