import { laneOf } from '#functions/messaging/domain/lane.ts';
import { millisOf } from '#shared/kernel/time.ts';
import { PER_SECOND } from '../world/platform.ts';
import { aboutOf, type Evidence } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

const P99 = 0.99;
const GOAL_MS = 5_000;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Urgent messages in the order of their time, each with when it would leave if the lane had the provider to itself. What
 * was stopped in the end has its place in the row, too.
 */
const ideals = (evidence: Evidence) => {
  const asked = [...evidence.truth.asked.entries()]
    .filter(([, { order }]) => laneOf(order.kind) === 'urgent')
    .map(([key, { order, recordedAt }]) => ({ key, due: Math.max(recordedAt, millisOf(order.dueAt)) }))
    .sort((a, b) => a.due - b.due);
  let free = 0;
  return asked.map(({ key, due }) => {
    const ideal = Math.max(due, free);
    free = ideal + 1000 / PER_SECOND;
    return { key, ideal };
  });
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

type Departure = { readonly cause: string; readonly ideal: number; readonly at: number };

const departures = (evidence: Evidence): Departure[] =>
  ideals(evidence).flatMap(({ key, ideal }) => {
    const at = evidence.byKey.get(key)?.[0]?.at;
    if (at === undefined || !isSmooth(evidence, key, at)) return [];
    const [, subject, version] = key.split('|');
    return [{ cause: `${subject} ${version}`, ideal, at }];
  });

const rising = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Within one cause nobody has a place of his own in the row: the first to leave is held against the first place. */
const latenessOf = (group: readonly Departure[]): number[] => {
  const places = rising(group.map(({ ideal }) => ideal));
  return rising(group.map(({ at }) => at)).map((at, index) => at - (places[index] ?? at));
};

/**
 * Urgent messages to which nothing happened leave within five seconds of when they would with nobody else about: 99 of a
 * hundred, however much standard waits.
 */
export const urgentOvertakes = (evidence: Evidence): Finding => {
  const { check, finding } = examine('urgent-overtakes');
  const causes = Map.groupBy(departures(evidence), ({ cause }) => cause);
  const late = rising([...causes.values()].flatMap(latenessOf));
  const p99 = percentile(late, P99);
  check(p99 <= GOAL_MS, () => `p99 is ${p99} ms`);
  return finding(`${late.length} messages, p50 ${percentile(late, 0.5)} ms, p99 ${p99} ms`);
};
