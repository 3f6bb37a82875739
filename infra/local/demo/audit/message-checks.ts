import type { SentSms } from '../client/demo-client.ts';
import { allMessages, type Facts } from './facts.ts';
import { countOf, type Invariant, repeats } from './invariant.ts';

const FINAL = ['accepted', 'delivered', 'failed', 'unknown', 'expired', 'suppressed'];
const ACCEPTED = ['accepted', 'delivered'];

const DAY_MS = 24 * 3600 * 1000;

/** The very same words to the same phone: two reminders of one event are two days apart. */
const saidTwice = (outbox: readonly SentSms[]): number =>
  [...Map.groupBy(outbox, ({ to, text }) => `${to} ${text}`).values()].reduce((sum, alike) => {
    const times = alike.map(({ acceptedAt }) => Date.parse(acceptedAt)).sort((a, b) => a - b);
    return (
      sum +
      times.filter((time, index) => time - (times[index - 1] ?? Number.NEGATIVE_INFINITY) < DAY_MS).length
    );
  }, 0);

/** Both are wrong: one intent sent twice, and one person told the very same thing twice in a day. */
const duplicates = ({ outbox }: Facts): number =>
  Math.max(
    repeats(outbox, ({ reference }) => reference),
    saidTwice(outbox),
  );

/** Changes of an event may take two parts: both the old and the new time must be in them. */
const partsAllowed = ({ reference }: SentSms): number =>
  /^(event_changed|event_cancelled|place_cancelled|promoted)\|/.test(reference) ? 2 : 1;

const ledgerAgainstOutbox = (facts: Facts): number => {
  const sent = new Set(facts.outbox.map(({ reference }) => reference));
  const booked = new Set(
    allMessages(facts).flatMap(({ state, key }) => (ACCEPTED.includes(state) ? [key] : [])),
  );
  return sent.symmetricDifference(booked).size;
};

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** Every word of every name counts, and every document number. */
const secrets = ({ events, arrival }: Facts): ReadonlySet<string> =>
  new Set([
    ...events.flatMap(({ registrations }) => registrations.flatMap(({ name }) => wordsOf(name))),
    ...arrival.people.flatMap(({ name, documentNumber = '' }) => [
      ...wordsOf(name),
      ...wordsOf(documentNumber),
    ]),
  ]);

const namesInSms = (facts: Facts): number => {
  const forbidden = secrets(facts);
  return countOf(facts.outbox, ({ text }) => wordsOf(text).some((word) => forbidden.has(word)));
};

export const messageChecks: readonly Invariant[] = [
  { name: 'duplicates', title: 'SMS that somebody got twice', count: duplicates },
  { name: 'namesInSms', title: 'SMS with a name or document number in them', count: namesInSms },
  {
    name: 'messagesWithoutOutcome',
    title: 'messages without a final outcome',
    count: (facts) => countOf(allMessages(facts), ({ state }) => !FINAL.includes(state)),
  },
  {
    name: 'ledgerOutboxMismatches',
    title: 'SMS sent but not booked, or booked but not sent',
    count: ledgerAgainstOutbox,
  },
  {
    name: 'smsWithTooManyParts',
    title: 'SMS longer than their kind may be (1 part; changes 2)',
    count: ({ outbox }) => countOf(outbox, (sms) => sms.parts > partsAllowed(sms)),
  },
];
