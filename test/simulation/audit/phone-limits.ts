import { laneOf } from '#functions/messaging/domain/lane.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { HOUR, MINUTE } from '../workload/plan.ts';
import type { Invocation } from '../world/life.ts';
import { overlap } from './acceptances.ts';
import { aboutOf, type Evidence } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

const LIMITS = [
  { within: MINUTE, most: 1 },
  { within: HOUR, most: 3 },
  { within: 24 * HOUR, most: 6 },
] as const;

type Sent = { readonly at: number; readonly key: string; readonly invocation: Invocation | undefined };

/** What one phone got of what is neither a change nor a notice, by when it was taken for its call. */
const ordinary = ({ rows, byKey, truth }: Evidence): Map<string, Sent[]> => {
  const phones = new Map<string, Sent[]>();
  for (const key of byKey.keys()) {
    const row = rows.get(key);
    const about = aboutOf({ truth }, key);
    if (row?.claimedAt === undefined || about === undefined || laneOf(about.order.kind) !== 'standard')
      continue;
    // What the carrier refused has not reached the phone.
    if (row.state === 'failed') continue;
    const at = millisOf(row.claimedAt as Instant);
    const sent = { at, key, invocation: truth.attempts.get(row.attemptId) };
    phones.set(row.to, [...(phones.get(row.to) ?? []), sent]);
  }
  return phones;
};

/** Those before the one at `index` that fill the limit; none when there was room for it. */
const overshoot = (
  sent: readonly Sent[],
  index: number,
  { within, most }: (typeof LIMITS)[number],
): readonly Sent[] => {
  const [first, last] = [sent[index - most], sent[index]];
  const isOver = first !== undefined && last !== undefined && last.at - first.at < within;
  return isOver ? sent.slice(index - most, index) : [];
};

/** One a minute, three an hour, six a day; where deliveries overlapped, what is too much is only counted. */
export const phoneLimits = (evidence: Evidence): Finding => {
  const { check, finding } = examine('phone-limits');
  let overshoots = 0;
  for (const [phone, unsorted] of ordinary(evidence)) {
    const sent = unsorted.toSorted((a, b) => a.at - b.at);
    for (const limit of LIMITS)
      for (const [index, last] of sent.entries()) {
        const tooMany = overshoot(sent, index, limit);
        const isRace = tooMany.some(({ invocation }) => overlap(invocation, last.invocation));
        if (isRace) overshoots += 1;
        check(
          tooMany.length === 0 || isRace,
          () => `${phone}: over ${limit.most} within ${limit.within} ms: ${last.key}`,
        );
      }
  }
  return finding(`${overshoots} overshoots where deliveries overlapped`);
};
