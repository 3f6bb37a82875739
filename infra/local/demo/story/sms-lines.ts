import type { Instant, Zone } from '#shared/kernel/time.ts';
import { maskPhone } from '#shared/text/phone.ts';
import type { SentSms } from '../client/demo-client.ts';
import { wrapped } from './paper.ts';
import { groupSms, recipientOf, type SmsGroup } from './sms-groups.ts';
import { when } from './when.ts';

const NAMES: Readonly<Record<string, string>> = {
  reminder: 'reminder',
  event_changed: 'the event has moved',
  event_cancelled: 'the event is called off',
  place_cancelled: 'place cancelled',
  promoted: 'a seat after all',
  arrival_notice: 'notice of an arrival',
  arrival_correction: 'correction (RALAT)',
  escalation: 'escalation',
};

const partsWord = (parts: number): string => (parts === 1 ? '1 part' : `${parts} parts`);

const nameOf = ({ kind, rule }: SmsGroup): string => {
  const detail = kind === 'reminder' || kind === 'escalation' ? ` ${rule}` : '';
  return `${NAMES[kind] ?? kind}${detail}`;
};

const isToOffices = ({ kind }: SmsGroup): boolean => /^(arrival|escalation)/.test(kind);

/** Contacts are named by office and post; a registration's id tells nobody anything. */
const recipientWord = (group: SmsGroup, sms: SentSms): string =>
  isToOffices(group) ? `${recipientOf(sms)}, ${maskPhone(sms.to)}` : maskPhone(sms.to);

const inFull = (group: SmsGroup, sms: SentSms): readonly string[] => [
  ...wrapped(sms.text, '      │ '),
  `      └ to ${recipientWord(group, sms)} · ${partsWord(sms.parts)}, ${sms.text.length} characters`,
];

const SHORT = 88;

/** Offices get texts of their own; everybody at one event gets the same. */
const theOthers = (group: SmsGroup): readonly string[] => {
  const [, ...rest] = group.messages;
  if (rest.length === 0) return [];
  if (!isToOffices(group)) return [`      and to ${rest.length} more`];
  return rest.map(({ text }) => `      │ ${text.slice(0, SHORT)}…`);
};

const groupLines = (group: SmsGroup, zone: Zone, seen: Set<string>): readonly string[] => {
  const [first] = group.messages;
  const heading = `    ✉ ${when(first.acceptedAt as Instant, zone)} · ${group.messages.length} SMS: ${nameOf(group)}`;
  if (seen.has(first.text)) return [`${heading} (same text)`];
  seen.add(first.text);
  return [heading, ...inFull(group, first), ...theOthers(group)];
};

/** Each kind with one text as it was sent; a text that `seen` holds was shown before. */
export const smsLines = (sent: readonly SentSms[], zone: Zone, seen: Set<string>): readonly string[] =>
  groupSms(sent).flatMap((group) => groupLines(group, zone, seen));
