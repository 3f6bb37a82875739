import type { Order } from '#functions/messaging/contract.ts';
import { isNotice } from '#functions/messaging/domain/lane.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { Acceptance } from '#test/support/provider-twin/twin-core.ts';
import { HOUR, HOURS_AHEAD } from '../workload/plan.ts';
import { ALLOWED } from '../world/platform.ts';
import { type GateMove, personKey, type Truth } from '../world/truth.ts';
import { type About, aboutOf, type Evidence } from './evidence.ts';
import { examine, type Finding, type InvariantName } from './invariant.ts';

/** So much earlier a cause must be on record to be sure to stop what has not left. */
const GRACE_MS = 2_000;

/** Something that should have stopped an acceptance, in words; undefined when nothing did. */
type Objection = (about: About, accepted: Acceptance, truth: Truth) => string | undefined;

const gateAt = (moves: readonly GateMove[] | undefined, at: number): GateMove | undefined =>
  moves?.findLast((move) => move.at <= at);

const gatesOf = ({ order }: About, { at }: Acceptance, truth: Truth) =>
  order.guards.map((guard) => ({ guard, gate: gateAt(truth.gates.get(guard.gate), at - GRACE_MS) }));

const cancelled: Objection = (about, accepted, truth) => {
  const closed = gatesOf(about, accepted, truth).find(
    ({ guard, gate }) => gate?.open === false && guard.evenIfClosed !== true,
  );
  return closed && `closed ${accepted.at - (closed.gate?.at ?? 0)} ms before`;
};

const superseded: Objection = (about, accepted, truth) => {
  const newer = gatesOf(about, accepted, truth).find(
    ({ guard, gate }) => gate !== undefined && guard.version !== undefined && gate.version > guard.version,
  );
  return newer && `a newer version for ${accepted.at - (newer.gate?.at ?? 0)} ms`;
};

const stopped: Objection = ({ order, person }, { at }, truth) => {
  const since = truth.stops.get(personKey(person.to, person.recipient));
  const isStopped = order.unlessStopped === true && since !== undefined && since + GRACE_MS < at;
  return isStopped ? `stopped ${at - since} ms before` : undefined;
};

const covers = (scope: string, { subject, kind }: Order): boolean =>
  scope === 'all' || scope === subject || scope === `kind:${kind}`;

const optedOut: Objection = ({ order, person }, { at }, truth) => {
  if (isNotice(order.kind)) return undefined;
  const wish = truth.optOuts
    .get(person.to)
    ?.find(({ scope, from, to = at + 1 }) => covers(scope, order) && from + GRACE_MS < at && at < to);
  return wish && `opted out ${at - wish.from} ms before`;
};

const switchedOff: Objection = ({ order: { kind, officeId } }, { at }, { switches }) => {
  const off = switches.find(
    ({ name, from, to = at + 1 }) =>
      ['all', `kind:${kind}`, `office:${officeId}`].includes(name) && from + GRACE_MS < at && at < to,
  );
  return off && `${off.name} was off for ${at - off.from} ms`;
};

const notAllowed: Objection = (_, { to }) =>
  ALLOWED.some((prefix) => to.startsWith(prefix)) ? undefined : 'is not on the list';

const tooLate: Objection = ({ order }, { at }) => {
  const over = at - millisOf(order.notAfter);
  return over > GRACE_MS ? `${over} ms too late` : undefined;
};

/** Reckoned apart from the product: minutes on a wall that knows no daylight saving. */
const atNight: Objection = ({ order }, { at }) => {
  if (order.kind !== 'reminder') return undefined;
  const hour = (((at - GRACE_MS) / HOUR + HOURS_AHEAD[order.params.zone]) % 24) + 0;
  const now = (at / HOUR + HOURS_AHEAD[order.params.zone]) % 24;
  const isNight = (hour >= 20 || hour < 7) && (now >= 20 || now < 7);
  return isNight ? `at ${now.toFixed(4)} h` : undefined;
};

const OBJECTIONS: readonly (readonly [InvariantName, Objection])[] = [
  ['nothing-after-cancellation', cancelled],
  ['nothing-after-newer-version', superseded],
  ['nothing-after-stop', stopped],
  ['nothing-after-opt-out', optedOut],
  ['nothing-while-switched-off', switchedOff],
  ['nothing-outside-allow-list', notAllowed],
  ['nothing-too-late', tooLate],
  ['no-reminder-in-quiet-hours', atNight],
];

/** Nothing is accepted later than two seconds after something that must stop it was on record. */
export const acceptedInTime = (evidence: Evidence): Finding[] =>
  OBJECTIONS.map(([name, objection]) => {
    const { check, finding } = examine(name);
    for (const accepted of evidence.acceptances) {
      const key = accepted.reference ?? '';
      const about = aboutOf(evidence, key);
      const why = about && objection(about, accepted, evidence.truth);
      check(why === undefined, () => `${key} (${accepted.attempt}): ${why}`);
    }
    return finding();
  });
