import {
  type Duration,
  durationMillis,
  type Instant,
  millisOf,
  toLocal,
  type Zone,
} from '#shared/kernel/time.ts';
import type { EventFacts, Facts } from './facts.ts';
import { countOf, type Invariant } from './invariant.ts';
import { isRightlyLeftOut } from './left-out.ts';
import { isSeatedAt } from './seat-checks.ts';

const CONFIRMS_CANCELLATION = 'place_cancelled';

/** When a rule falls due, from the event's start alone; the demo plans nothing into quiet hours. */
const dueAt = ({ event }: EventFacts, rule: string): string =>
  new Date(millisOf(event.startsAt as Instant) - durationMillis(rule as Duration)).toISOString();

/** Rows missing, doubled, without outcome, or for somebody who had no seat. */
const wrongRows = (all: Facts, facts: EventFacts, rule: string): number => {
  const due = dueAt(facts, rule);
  const entitled = facts.registrations.filter((registration) => isSeatedAt(registration, due));
  const rows = facts.messages.filter((message) => message.kind === 'reminder' && message.rule === rule);
  const rowsOf = (registrationId: string) => rows.filter(({ recipient }) => recipient === registrationId);
  const wrong = countOf(entitled, ({ registrationId }) => {
    const [row, ...more] = rowsOf(registrationId);
    if (row === undefined || row.dueAt !== due || more.length > 0) return true;
    return row.state !== 'accepted' && !isRightlyLeftOut(all, rows, row);
  });
  const ids = new Set(entitled.map(({ registrationId }) => registrationId));
  return wrong + countOf(rows, ({ recipient }) => !ids.has(recipient));
};

const wrongReminders = (all: Facts): number =>
  all.events
    .filter(({ event }) => event.capacity !== null && event.status === 'published')
    .reduce(
      (sum, facts) =>
        sum + facts.event.reminderRules.reduce((count, rule) => count + wrongRows(all, facts, rule), 0),
      0,
    );

const isQuiet = ({ event }: EventFacts, at: string): boolean => {
  const hour = toLocal(at as Instant, event.timeZone as Zone).slice(11);
  return hour >= event.quietHours.from || hour < event.quietHours.to;
};

const sentAbout = ({ outbox }: Facts, { event }: EventFacts) =>
  outbox.filter(({ reference }) => reference.includes(`|event:${event.eventId}|`));

const inQuietHours = (facts: Facts): number =>
  facts.events.reduce(
    (sum, about) =>
      sum +
      countOf(
        sentAbout(facts, about),
        ({ reference, acceptedAt }) => reference.startsWith('reminder|') && isQuiet(about, acceptedAt),
      ),
    0,
  );

const afterCancellation = (facts: Facts): number =>
  facts.events.reduce((sum, about) => {
    const left = new Map(
      about.registrations.map(({ registrationId, cancelledAt }) => [registrationId, cancelledAt]),
    );
    return (
      sum +
      countOf(sentAbout(facts, about), ({ reference, acceptedAt }) => {
        const cancelledAt = left.get(reference.split('|').at(-1) ?? '');
        return (
          cancelledAt !== undefined &&
          acceptedAt > cancelledAt &&
          !reference.startsWith(CONFIRMS_CANCELLATION)
        );
      })
    );
  }, 0);

const unfinishedPlans = ({ events }: Facts): number =>
  events.reduce(
    (sum, { timeline }) => sum + countOf(timeline?.entries ?? [], ({ state }) => state === 'planned'),
    0,
  );

/** Everybody who was registered or waiting when the event moved is told exactly once. */
const wrongChangeNotices = ({ events }: Facts): number =>
  events.reduce((sum, { registrations, messages }) => {
    const notices = messages.filter(({ kind }) => kind === 'event_changed');
    const told = new Set(notices.map(({ recipient }) => recipient));
    if (notices.length === 0) return sum;
    return (
      sum +
      (notices.length - told.size) +
      countOf(registrations, ({ registrationId }) => !told.has(registrationId))
    );
  }, 0);

export const reminderChecks: readonly Invariant[] = [
  {
    name: 'remindersMissingOrDoubled',
    title: 'registrant and due rule without exactly one reminder, or a true word why not',
    count: wrongReminders,
  },
  {
    name: 'remindersInQuietHours',
    title: 'reminders in quiet hours (20.00-07.00 at the venue)',
    count: inQuietHours,
  },
  {
    name: 'messagesAfterCancellation',
    title: 'messages to somebody who had cancelled',
    count: afterCancellation,
  },
  {
    name: 'changeNoticesMissingOrDoubled',
    title: 'people not told exactly once that the event moved',
    count: wrongChangeNotices,
  },
  { name: 'remindersStillPlanned', title: 'reminders still planned after the event', count: unfinishedPlans },
];
