import type { Table } from '#shared/store/table.ts';
import type { Guard, Role } from './guard.ts';
import {
  believed,
  blindRecheck,
  despaired,
  forgotten,
  hidden,
  neverClaimed,
  nobodyAtWork,
  noEnd,
  noMark,
  noQuiet,
  oldGates,
  openGates,
  seenThrough,
  strangers,
  unguardedClaims,
  unguardedClosing,
  unguardedOutcomes,
  unguardedReserves,
  unguardedTakeover,
  writtenAs,
} from './table-guards.ts';

type Seen = Parameters<typeof seenThrough>[1];
type Changed = Parameters<typeof writtenAs>[1];

const reading = (seen: Seen, ...roles: readonly Role[]) => ({
  table: (table: Table, role: Role) => (roles.includes(role) ? seenThrough(table, seen) : table),
});

const writing = (changed: Changed) => ({ table: (table: Table) => writtenAs(table, changed) });

export const guards: readonly Guard[] = [
  {
    name: 'claim',
    about: 'the condition of the claim',
    breaks: 'accepted-once',
    ...writing(unguardedClaims),
  },
  {
    name: 'lease',
    about: 'what somebody is sending is left alone',
    breaks: 'accepted-once',
    table: (table, role) =>
      role === 'sender' ? seenThrough(writtenAs(table, unguardedTakeover), nobodyAtWork) : table,
  },
  {
    name: 'mark',
    about: 'the mark of a second sending',
    breaks: 'second-is-marked',
    ...reading(noMark, 'sender'),
  },
  {
    name: 'gate',
    about: 'closed gates are seen',
    breaks: 'nothing-after-cancellation',
    ...reading(openGates, 'sender'),
  },
  {
    name: 'recheck',
    about: 'the second look at the gates, just before the calls',
    breaks: 'nothing-after-cancellation',
    table: (table, role) => (role === 'sender' ? blindRecheck(table) : table),
  },
  {
    name: 'version-check',
    about: 'newer versions are seen',
    breaks: 'nothing-after-newer-version',
    ...reading(oldGates, 'sender'),
  },
  {
    name: 'stop',
    about: 'stops are seen',
    breaks: 'nothing-after-stop',
    ...reading(hidden('STOP#'), 'sender'),
  },
  {
    name: 'opt-out',
    about: 'opt-outs are seen',
    breaks: 'nothing-after-opt-out',
    ...reading(hidden('OPTOUT#'), 'sender'),
  },
  {
    name: 'switches',
    about: 'kill switches are seen',
    breaks: 'nothing-while-switched-off',
    ...reading(hidden('SWITCHES'), 'sender'),
  },
  {
    name: 'allow-list',
    about: 'the numbers of the stage',
    breaks: 'nothing-outside-allow-list',
    sms: { allowList: ['+'] },
  },
  {
    name: 'expiry',
    about: 'the time after which a message is worthless',
    breaks: 'nothing-too-late',
    ...reading(noEnd, 'sender'),
  },
  {
    name: 'quiet',
    about: 'quiet hours',
    breaks: 'no-reminder-in-quiet-hours',
    ...reading(noQuiet, 'sender', 'sweeper'),
  },
  { name: 'sweeper', about: 'the sweeper', breaks: 'one-final-row-each', off: ['sweeper'] },
  {
    name: 'replay',
    about: 'parked receipts are looked at again',
    breaks: 'nothing-left-open',
    off: ['replay'],
  },
  {
    name: 'final-states',
    about: 'the conditions of outcomes',
    breaks: 'states-only-rise',
    ...writing(unguardedOutcomes),
  },
  {
    name: 'receipts-order',
    about: 'receipts only move a message up',
    breaks: 'receipts-are-heeded',
    table: (table, role) =>
      role === 'receipts' || role === 'replay'
        ? seenThrough(writtenAs(table, unguardedOutcomes), forgotten)
        : table,
  },
  {
    name: 'parking',
    about: 'receipts that come too early are kept',
    breaks: 'receipts-add-up',
    off: ['replay'],
  },
  {
    name: 'settlement',
    about: 'an account is settled once',
    breaks: 'budget-adds-up',
    ...writing(unguardedClosing),
  },
  { name: 'budget', about: 'what is free', breaks: 'budget-not-overdrawn', ...writing(unguardedReserves) },
  {
    name: 'limits',
    about: 'what a phone has had lately',
    breaks: 'phone-limits',
    ...reading(neverClaimed, 'sender'),
  },
  {
    name: 'bundling',
    about: 'one text for all of a phone',
    breaks: 'one-text-for-one-phone',
    splitPages: true,
    ...reading(strangers, 'sender'),
  },
  { name: 'pacing', about: "the provider's rate", breaks: 'provider-rate', sms: { perSecond: 100_000 } },
  {
    name: 'lanes',
    about: 'a queue of its own for what is urgent',
    breaks: 'urgent-overtakes',
    oneQueue: true,
    intents: 8_000,
  },
  {
    name: 'answers',
    about: 'a refusal of the provider is heard',
    breaks: 'states-are-true',
    ...writing(believed),
  },
  {
    name: 'classes',
    about: 'what surely was not taken is not given up',
    breaks: 'unknown-only-with-cause',
    ...writing(despaired),
  },
  {
    name: 'concurrency',
    about: 'few senders at once in one process',
    breaks: 'few-uncertain-after-kill',
    scenario: 'kill',
    workers: 8,
  },
];

export const guardNamed = (name: string): Guard | undefined => guards.find((guard) => guard.name === name);
