import type { Invocation } from '../world/life.ts';
import type { Evidence } from './evidence.ts';
import { firstOf, isSecond } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

/** At most one acceptance for each message; a notice may have a second, marked one, which is a message of its own. */
export const acceptedOnce = ({ byKey }: Evidence): Finding => {
  const { check, finding } = examine('accepted-once');
  for (const [key, accepted] of byKey)
    check(accepted.length === 1, () => `${key}: accepted ${accepted.length} times`);
  return finding();
};

export const secondIsMarked = ({ byKey, truth, rows }: Evidence): Finding => {
  const { check, finding } = examine('second-is-marked');
  let seconds = 0;
  for (const [key, [accepted]] of byKey) {
    const isMarked = accepted?.text.includes('(ulang)') === true;
    const order = truth.asked.get(firstOf(key))?.order;
    if (!isSecond(key)) {
      check(!isMarked && order !== undefined, () => `${key}: nobody asked for it so`);
      continue;
    }
    seconds += 1;
    const first = rows.get(firstOf(key));
    const wasLost = first?.history.some(({ state }) => state === 'unknown') === true;
    check(isMarked && order?.resendOnce === true && wasLost, () => `${key}: ${accepted?.text}`);
  }
  return finding(`${seconds} seconds`);
};

const END = Number.MAX_SAFE_INTEGER;

/** Whether two deliveries were under way at the same time. */
export const overlap = (one: Invocation | undefined, other: Invocation | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.startedAt <= (other.endedAt ?? END) &&
  other.startedAt <= (one.endedAt ?? END);

/**
 * One phone gets one text of a cause, however many people it speaks for. Deliveries that overlap are only counted; what the
 * carrier refused has not reached the phone.
 */
export const oneTextForOnePhone = ({ acceptances, truth, rows }: Evidence): Finding => {
  const { check, finding } = examine('one-text-for-one-phone');
  const reached = acceptances.filter(({ reference = '' }) => rows.get(reference)?.state !== 'failed');
  const causes = Map.groupBy(reached, ({ reference = '', to }) => {
    const [kind, subject, version, rule] = reference.split('|');
    return [to, kind, subject, version, rule].join(' ');
  });
  let races = 0;
  for (const [cause, accepted] of causes) {
    const [one, other] = accepted.map(({ attempt = '' }) => truth.calls.get(attempt)?.invocation);
    const isRace = accepted.length > 1 && overlap(one, other);
    if (isRace) races += 1;
    check(
      accepted.length === 1 || isRace,
      () => `${cause}: ${accepted.map((a) => a.reference).join(' and ')}`,
    );
  }
  return finding(`${races} where deliveries overlapped`);
};
