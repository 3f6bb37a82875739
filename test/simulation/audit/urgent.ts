import { laneOf } from '#functions/messaging/domain/lane.ts';
import { millisOf } from '#shared/kernel/time.ts';
import { PER_SECOND } from '../world/platform.ts';
import { entryIn } from '../world/truth.ts';
import { aboutOf, type Evidence } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

const P99 = 0.99;
const GOAL_MS = 5_000;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** An urgent message, and when it could have left at the earliest. */
type Due = { readonly key: string; readonly due: number };

/** Messages that wait for one another: places are when they would leave if the lane had the provider to itself. */
type Crowd = { readonly members: Due[]; readonly places: number[] };

const STEP_MS = 1000 / PER_SECOND;

const urgent = ({ truth }: Evidence): Due[] =>
  [...truth.asked.entries()]
    .filter(([, { order }]) => laneOf(order.kind) === 'urgent')
    .map(([key, { order, recordedAt }]) => ({ key, due: Math.max(recordedAt, millisOf(order.dueAt)) }))
    .sort((a, b) => a.due - b.due);

/** A crowd is over when the lane would have nothing to do. What was stopped in the end has its place, too. */
const crowds = (evidence: Evidence): Crowd[] => {
  const found: Crowd[] = [];
  let free = 0;
  for (const each of urgent(evidence)) {
    const last = found.at(-1);
    const crowd = last === undefined || each.due >= free ? { members: [], places: [] } : last;
    if (crowd !== last) found.push(crowd);
    const place = Math.max(each.due, free);
    crowd.members.push(each);
    crowd.places.push(place);
    free = place + STEP_MS;
  }
  return found;
};

/** Nothing was done to it on its way that keeps even an empty platform from sending it. */
const isSmooth = (evidence: Evidence, key: string, at: number): boolean => {
  const { rows, truth, commits } = evidence;
  const row = rows.get(key);
  if (row === undefined || row.attempts !== 1 || truth.jolted.has(row.batch)) return false;
  const subject = key.split('|')[1] ?? '';
  if (commits.held.has(row.batch) || truth.jolted.has(subject)) return false;
  const invocation = truth.attempts.get(row.attemptId);
  if (invocation?.troubled === true || invocation?.slowed === true) return false;
  const wasHeld = row.history.filter(({ state }) => state === 'held').length > 1;
  return !wasHeld && !isSwitchedOff(evidence, key, at);
};

const isSwitchedOff = (evidence: Evidence, key: string, at: number): boolean => {
  const about = aboutOf(evidence, key);
  if (about === undefined) return true;
  const { kind, officeId, dueAt } = about.order;
  const names = ['all', `kind:${kind}`, `office:${officeId}`];
  return evidence.truth.switches.some(
    ({ name, from, to = at }) => names.includes(name) && from <= at && to >= millisOf(dueAt) - 1000,
  );
};

const rising = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** When the provider was called for each message, in order; what it refused has used up its time all the same. */
const callsOf = ({ truth }: Evidence): ReadonlyMap<string, readonly number[]> => {
  const calls = new Map<string, number[]>();
  for (const { key, at } of truth.calls.values()) entryIn(calls, key).push(at);
  return calls;
};

/** How much of the time between nobody was there who could send. */
const stoodStill = ({ truth }: Evidence, from: number, until: number): number =>
  truth.urgentStoodStill.reduce(
    (sum, still) => sum + Math.max(0, Math.min(until, still.to ?? until) - Math.max(from, still.from)),
    0,
  );

/**
 * Within a crowd nobody has a place of their own: the first call is held against the first place. Nobody leaves before they
 * are due, though those before them were stopped or held up.
 */
const latenessOf = (
  evidence: Evidence,
  { members, places }: Crowd,
  calls: ReadonlyMap<string, readonly number[]>,
): number[] => {
  const times = rising(members.flatMap(({ key }) => calls.get(key) ?? []));
  // Of equals the first counts.
  const ranks = new Map(times.map((at, index) => [at, index] as const).toReversed());
  const placeAt = (index: number): number =>
    places[index] ?? (places.at(-1) ?? 0) + (index - places.length + 1) * STEP_MS;
  return members.flatMap(({ key, due }) => {
    const at = evidence.byKey.get(key)?.[0]?.at;
    if (at === undefined || !isSmooth(evidence, key, at)) return [];
    const place = Math.max(due, placeAt(ranks.get(at) ?? 0));
    return [at - place - stoodStill(evidence, place, at)];
  });
};

/**
 * Urgent messages to which nothing happened leave within five seconds of when they would with nobody else about: 99 of a
 * hundred, however much standard waits. Time in which all senders of the lane were suspended does not count.
 */
export const urgentOvertakes = (evidence: Evidence): Finding => {
  const { check, finding } = examine('urgent-overtakes');
  const calls = callsOf(evidence);
  const late = rising(crowds(evidence).flatMap((crowd) => latenessOf(evidence, crowd, calls)));
  const p99 = percentile(late, P99);
  check(p99 <= GOAL_MS, () => `p99 is ${p99} ms`);
  return finding(`${late.length} messages, p50 ${percentile(late, 0.5)} ms, p99 ${p99} ms`);
};
