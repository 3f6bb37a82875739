import type { LedgerMessage } from '#functions/messaging/contract.ts';
import { isSeatedAt } from '#infra/local/demo/audit/seat-checks.ts';
import { arrivalChecks } from './crash-arrival-checks.ts';
import { budgetsAddUp } from './crash-budget-checks.ts';
import { type Check, minutesBetween, unless } from './crash-check.ts';
import type { CrashFacts, EventFacts } from './crash-facts.ts';
import type { Journal } from './crash-journal.ts';

const FINAL = ['accepted', 'delivered', 'failed', 'unknown', 'expired', 'suppressed'];
/** The provider may have taken it; whether, nobody can tell after a death during the call. */
const LEFT = ['accepted', 'delivered', 'unknown'];
const allMessages = ({ events, arrivals }: CrashFacts): readonly LedgerMessage[] =>
  [...events, ...arrivals].flatMap(({ messages }) => messages);

const nothingTwice: Check = ({ outbox }) => {
  const byIntent = Map.groupBy(outbox, ({ reference }) => reference);
  const twice = [...byIntent].filter(([, sent]) => sent.length > 1).map(([key]) => `sent twice: ${key}`);
  const repeats = outbox.filter(({ reference }) => reference.includes(':ulang|'));
  return [
    ...twice,
    ...repeats.flatMap(({ reference, text }) =>
      unless(
        text.includes('(ulang)') && reference.includes('|notice:'),
        `repeated without saying so: ${reference}`,
      ),
    ),
  ];
};

const ledgerKnowsAll: Check = (facts) => {
  const sent = new Set(facts.outbox.map(({ reference }) => reference));
  const rows = new Map(allMessages(facts).map((message) => [message.key, message]));
  return [
    ...[...sent].flatMap((key) =>
      unless(LEFT.includes(rows.get(key)?.state ?? 'no row'), `sent but ${rows.get(key)?.state}: ${key}`),
    ),
    ...[...rows.values()].flatMap(({ key, state }) =>
      unless(state !== 'accepted' || sent.has(key), `booked but never sent: ${key}`),
    ),
  ];
};

const allHaveAnEnd: Check = (facts) =>
  allMessages(facts).flatMap(({ key, state, dueAt }) =>
    unless(
      FINAL.includes(state) || minutesBetween(dueAt, facts.now) < 5,
      `no outcome 5 minutes later: ${key} is ${state}`,
    ),
  );

/** Who must have got what an entry of the plan says, at the moment it was due. */
const entitled = ({ registrations }: EventFacts, rule: string, dueAt: string) =>
  registrations.filter((registration) =>
    rule === 'change'
      ? registration.registeredAt < dueAt && (registration.cancelledAt ?? '9') > dueAt
      : isSeatedAt(registration, dueAt),
  );

const planIsKept: Check = ({ events, now }) =>
  events.flatMap((facts) => {
    const { event, timeline, messages } = facts;
    if (timeline === undefined) return unless(event.status === 'draft', `no timeline: ${event.eventId}`);
    const due = timeline.entries.filter(
      ({ dueAt, state }) => state !== 'cleared' && minutesBetween(dueAt, now) > 5,
    );
    return due.flatMap(({ rule, dueAt, state, scheduleVersion }) => [
      ...unless(state === 'sent', `${rule} of ${event.eventId} v${scheduleVersion} is ${state}`),
      ...entitled(facts, rule, dueAt).flatMap(({ registrationId }) => {
        const rows = messages.filter(
          ({ recipient, rule: of, version }) =>
            recipient === registrationId && of === rule && version === scheduleVersion,
        );
        const outcome = rows.map((row) => row.state).join('+');
        return unless(
          LEFT.includes(outcome),
          `${rule} v${scheduleVersion} to ${registrationId}: ${outcome || 'no row'}`,
        );
      }),
    ]);
  });

const seatsAddUp: Check = ({ events }) =>
  events.flatMap(({ event: { eventId, seats }, registrations }) => {
    if (seats === null) return [];
    const count = (status: string) => registrations.filter((one) => one.status === status).length;
    return [
      ...unless(seats.seated <= seats.capacity, `over capacity: ${eventId}`),
      ...unless(
        seats.waiting === count('offered') || seats.seated + count('offered') >= seats.capacity,
        `empty seat while waiting: ${eventId}`,
      ),
      ...unless(
        count('seated') === seats.seated && count('waiting') + count('offered') === seats.waiting,
        `seats miscounted: ${eventId}`,
      ),
    ];
  });

const promisesToOrganisers: Check = ({ events }, { registered, cancelledSeats, cancelledEvents, starts }) => {
  const known = new Map(
    events.flatMap(({ registrations }) => registrations).map((one) => [one.registrationId, one]),
  );
  return [
    ...[...registered.keys()].flatMap((id) => unless(known.has(id), `registration lost: ${id}`)),
    ...[...cancelledSeats].flatMap((id) =>
      unless(known.get(id)?.status === 'cancelled', `cancellation lost: ${id}`),
    ),
    ...events.flatMap(({ event: { eventId, status, localStart } }) => [
      ...unless(!cancelledEvents.has(eventId) || status === 'cancelled', `cancellation lost: ${eventId}`),
      ...unless((starts.get(eventId) ?? localStart) === localStart, `move lost: ${eventId}`),
    ]),
  ];
};

const checks: readonly Check[] = [
  nothingTwice,
  ledgerKnowsAll,
  allHaveAnEnd,
  planIsKept,
  seatsAddUp,
  promisesToOrganisers,
  budgetsAddUp,
  ...arrivalChecks,
];

/** Everything that is wrong; empty when all promises hold. */
export const crashAudit: (facts: CrashFacts, journal: Journal) => readonly string[] = (facts, journal) =>
  checks.flatMap((check) => check(facts, journal));
