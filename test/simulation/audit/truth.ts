import type { Evidence, Row } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

/** How often the provider has taken a message that stands so. */
const expectedOf = ({ state, providerId }: Row): readonly number[] => {
  if (state === 'accepted' || state === 'delivered') return [1];
  if (state === 'unknown') return [0, 1];
  return state === 'failed' && providerId !== undefined ? [1] : [0];
};

/** What the ledger says of a message is what the provider did. */
export const statesAreTrue = ({ rows, byKey }: Evidence): Finding => {
  const { check, finding } = examine('states-are-true');
  for (const [key, row] of rows) {
    const times = byKey.get(key)?.length ?? 0;
    check(expectedOf(row).includes(times), () => `${key} is ${row.state}, taken ${times} times`);
  }
  for (const key of byKey.keys()) check(rows.has(key), () => `${key} was taken and has no row`);
  return finding();
};

/** Nothing ends as unknown unless something happened to its call that nobody can tell the outcome of. */
export const unknownOnlyWithCause = ({ rows, truth }: Evidence): Finding => {
  const { check, finding } = examine('unknown-only-with-cause');
  let unknown = 0;
  for (const [key, { state, attemptId }] of rows) {
    if (state !== 'unknown') continue;
    unknown += 1;
    const hasCause = truth.unclear.has(attemptId) || truth.attempts.get(attemptId)?.troubled === true;
    check(hasCause, () => `${key} (${attemptId})`);
  }
  return finding(`${unknown} unknown`);
};
