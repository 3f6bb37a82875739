import type { EventRecord } from './event.ts';

/** Somebody of the event who is reminded and told of changes without being registered. */
export type EventContact = { readonly contactId: string; readonly phone: string };

type WithPhone = { readonly phone?: string };

const numbered = (prefix: string, people: readonly WithPhone[]): EventContact[] =>
  people.flatMap(({ phone }, index) =>
    phone === undefined ? [] : [{ contactId: `${prefix}-${index + 1}`, phone }],
  );

/** Speakers and hosts who left a phone, by their place in the event's lists. */
export const contactsOf = ({ speakers, hosts }: Pick<EventRecord, 'speakers' | 'hosts'>): EventContact[] => [
  ...numbered('SPK', speakers),
  ...numbered('HST', hosts),
];
