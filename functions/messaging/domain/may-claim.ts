import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { Batch, HoldReason } from './batch.ts';
import type { Gates } from './gates.ts';
import type { Guard, Order } from './intent.ts';
import { isNotice } from './lane.ts';
import { quietUntil } from './quiet-now.ts';
import { isSwitchedOff, type Switches } from './switches.ts';

export const suppressReasons = [
  'superseded',
  'cancelled',
  'answered',
  'opted_out',
  'bundled',
  'over_limit',
  'over_budget',
  'switched_off',
  'quiet_hours',
  'not_allowed_in_test',
] as const;

export type SuppressReason = (typeof suppressReasons)[number];

export type Decision =
  | 'claim'
  | { readonly suppress: SuppressReason }
  | { readonly expire: 'too_late' }
  | { readonly wait: Instant; readonly reason?: HoldReason | 'over_limit' | 'with_others' };

const blockedBy = (guard: Guard, gates: Gates): SuppressReason | undefined => {
  const gate = gates.get(guard.gate);
  if (gate === undefined) return undefined;
  if (guard.version !== undefined && gate.version > guard.version) return 'superseded';
  if (gate.open || guard.evenIfClosed) return undefined;
  return guard.gate.startsWith('notice:') ? 'answered' : 'cancelled';
};

/** Why a gate stops this order, if one does. */
export const stoppedBy = ({ guards }: Pick<Order, 'guards'>, gates: Gates): SuppressReason | undefined => {
  for (const guard of guards) {
    const reason = blockedBy(guard, gates);
    if (reason !== undefined) return reason;
  }
  return undefined;
};

/** What was read just before the claims of a batch. */
export type Surroundings = { readonly gates: Gates; readonly switches: Switches; readonly now: Instant };

/** How long a batch that is switched off or without budget waits for another look. */
const LOOK_AGAIN_MS = 10 * 60_000;

const MINUTE_MS = 60_000;

/** To the minute, so that all slices of a batch mean the same time and it is written down once. */
const later = (now: Instant): Instant =>
  instantFromMillis(Math.ceil((millisOf(now) + LOOK_AGAIN_MS) / MINUTE_MS) * MINUTE_MS);

/** Nothing stays unfinished for longer: by then the provider itself has given up. */
const LONGEST_MS = 72 * 3_600_000;

const isTooLate = ({ notAfter, dueAt }: Order, now: Instant): boolean =>
  now > notAfter || millisOf(now) - millisOf(dueAt) > LONGEST_MS;

const atNight = ({ quiet }: Order, now: Instant): Decision | undefined => {
  const morning = quiet === undefined ? undefined : quietUntil(quiet, now);
  if (quiet === undefined || morning === undefined) return undefined;
  if (morning <= quiet.latest) return { wait: morning, reason: 'quiet_hours' };
  return quiet.otherwise === 'send' ? undefined : { suppress: 'quiet_hours' };
};

/** Whether its time is over or the night holds it: a sender that was held up asks again. */
export const isUntimely = (order: Order, now: Instant): boolean =>
  isTooLate(order, now) || atNight(order, now) !== undefined;

/** What was held until it was worthless ends with the reason that held it. */
const tooLate = (held: Batch['heldFor']): Decision =>
  held === 'over_budget' || held === 'switched_off' ? { suppress: held } : { expire: 'too_late' };

/**
 * Whether the messages of a batch may be sent now, as far as it concerns them all; the only place that says so. A batch
 * of notices needs nothing reserved.
 */
export const mayClaimBatch = (
  { order, reserved, heldFor }: Batch,
  { gates, switches, now }: Surroundings,
): Decision => {
  const suppress = stoppedBy(order, gates);
  if (suppress !== undefined) return { suppress };
  if (isTooLate(order, now)) return tooLate(heldFor);
  if (now < order.dueAt) return { wait: order.dueAt };
  if (isSwitchedOff(order, switches)) return { wait: later(now), reason: 'switched_off' };
  const night = atNight(order, now);
  if (night !== undefined) return night;
  const isPaid = reserved !== undefined || isNotice(order.kind);
  return isPaid ? 'claim' : { wait: later(now), reason: 'over_budget' };
};
