import { arrivalChecks } from './arrival-checks.ts';
import type { Facts } from './facts.ts';
import type { Finding, Invariant } from './invariant.ts';
import { messageChecks } from './message-checks.ts';
import { reminderChecks } from './reminder-checks.ts';
import { seatChecks } from './seat-checks.ts';
import { sendingChecks } from './sending-checks.ts';

const invariants: readonly Invariant[] = [
  ...messageChecks,
  ...sendingChecks,
  ...seatChecks,
  ...reminderChecks,
  ...arrivalChecks,
];

/** Counts what must never happen, from what can be seen from outside. Every figure has to be 0. */
export const audit = (facts: Facts): readonly Finding[] =>
  invariants.map(({ name, title, count }) => ({ name, title, found: count(facts) }));

export const holds = (findings: readonly Finding[]): boolean => findings.every(({ found }) => found === 0);
