import type { SentSms } from '../client/demo-client.ts';
import { allMessages, type Facts } from './facts.ts';
import { countOf, type Invariant } from './invariant.ts';
import { causeOf, wantsNone } from './left-out.ts';
import { monthPaid } from './reading.ts';

const GRACE_MS = 2000;

const earlier = (instant: string, ms: number): string => new Date(Date.parse(instant) - ms).toISOString();

const isToOfficer = (kind: string): boolean => /^(arrival_|escalation)/.test(kind);

const aboutOf = ({ reference, to }: SentSms) => {
  const [kind = '', subject = ''] = reference.split('|');
  // The auditor only compares it.
  return { kind: kind as ReturnType<typeof allMessages>[number]['kind'], subject, to };
};

/** Officers on duty cannot stop notices. */
const afterOptOut = (facts: Facts): number =>
  countOf(facts.outbox, (sms) => {
    const about = aboutOf(sms);
    return !isToOfficer(about.kind) && wantsNone(facts, about, earlier(sms.acceptedAt, GRACE_MS));
  });

/** Whether the switch stood at stop at this instant. */
const isStopped = ({ switchChanges }: Facts, name: string, instant: string): boolean =>
  switchChanges.find((change) => change.name === name && change.at <= instant)?.action === 'stop';

const whileStopped = (facts: Facts): number => {
  const offices = new Map(allMessages(facts).map(({ key, officeId }) => [key, officeId]));
  return countOf(facts.outbox, ({ reference, acceptedAt }) => {
    const kind = reference.split('|')[0] ?? '';
    const names = ['all', `kind:${kind}`, `office:${offices.get(reference) ?? ''}`];
    return names.some((name) => isStopped(facts, name, earlier(acceptedAt, GRACE_MS)));
  });
};

/** Kinds that say the same to everybody; what became of one person's place is said to each. */
const SAID_TO_ALL = ['reminder', 'event_changed', 'event_cancelled'];

/** Phones that several people are reached on: one SMS must speak for all whose row is not about something else. */
const wrongBundles = (facts: Facts): number => {
  const sent = new Map(facts.outbox.map((sms) => [sms.reference, sms]));
  const groups = Map.groupBy(
    allMessages(facts).filter(({ kind }) => SAID_TO_ALL.includes(kind)),
    causeOf,
  );
  return countOf([...groups.values()], (rows) => {
    const together = rows.filter(({ reason }) => reason === undefined || reason === 'bundled');
    if (together.length < 2) return together.some(({ reason }) => reason === 'bundled');
    const [sms, ...more] = together.flatMap(({ key }) => sent.get(key) ?? []);
    return more.length > 0 || !sms?.text.includes(` ${together.length} orang`);
  });
};

/** What each office's month says, against the SMS that left. */
const miscountedParts = (facts: Facts): number => {
  const sent = new Map(facts.outbox.map(({ reference, parts }) => [reference, parts]));
  const account = (officeId: string, month: string): string => `${officeId} ${month}`;
  const paid = new Map<string, number>();
  for (const message of allMessages(facts)) {
    const key = account(message.officeId, monthPaid(message));
    paid.set(key, (paid.get(key) ?? 0) + (sent.get(message.key) ?? 0));
  }
  return facts.budgets.reduce((sum, { officeId, month, spent, reserved }) => {
    const expected = paid.get(account(officeId, month)) ?? 0;
    return sum + Math.abs(spent - expected) + Math.abs(reserved);
  }, 0);
};

const CAN_WAIT = ['reminder'];

/** Urgent SMS that were due and stood behind one that could wait. */
const overtaken = (facts: Facts): number => {
  const dueAt = new Map(allMessages(facts).map((message) => [message.key, message.dueAt]));
  const isUrgent = (sms: SentSms): boolean => !CAN_WAIT.includes(aboutOf(sms).kind);
  const others = facts.outbox.filter((sms) => !isUrgent(sms));
  return countOf(facts.outbox.filter(isUrgent), ({ reference, acceptedAt }) => {
    const due = dueAt.get(reference) ?? acceptedAt;
    return others.some((other) => other.acceptedAt > due && other.acceptedAt < acceptedAt);
  });
};

export const sendingChecks: readonly Invariant[] = [
  { name: 'smsAfterOptOut', title: 'SMS to somebody who had said stop (2 s)', count: afterOptOut },
  {
    name: 'smsWhileStopped',
    title: 'SMS that left while somebody had stopped them (2 s)',
    count: whileStopped,
  },
  {
    name: 'bundlesWrong',
    title: 'phones of several people without exactly one SMS that counts them',
    count: wrongBundles,
  },
  {
    name: 'budgetPartsWrong',
    title: 'parts booked to an office and month otherwise than sent',
    count: miscountedParts,
  },
  { name: 'urgentSmsOvertaken', title: 'urgent SMS that waited behind a reminder', count: overtaken },
];
