import type { Instant } from '#shared/kernel/time.ts';
import type { EventRecord } from './event.ts';

export const changeKinds = [
  'created',
  'edited',
  'published',
  'rescheduled',
  'capacity_changed',
  'cancelled',
  'held',
  'reported',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type FieldChange = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** Who changed what, when: kept for every version of an event. */
export type Change = {
  readonly version: number;
  readonly kind: ChangeKind;
  readonly at: Instant;
  readonly by: string;
  readonly fields: readonly FieldChange[];
  readonly reason?: string;
};

const RECORDED = [
  'status',
  'kind',
  'programmeId',
  'programme',
  'title',
  'shortName',
  'localStart',
  'localEnd',
  'zone',
  'venue',
  'audience',
  'scope',
  'scopeRegions',
  'hosts',
  'speakers',
  'opener',
  'contact',
  'capacity',
  'seatsPer',
  'publicRegistration',
  'registrationWindow',
  'villageQuotas',
  'reminderRules',
  'quietHours',
  'held',
  'reported',
] as const satisfies readonly (keyof EventRecord)[];

const asText = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What differs between two versions, each value as text; empty when a change changes nothing. */
export const differences = (before: EventRecord, after: EventRecord): FieldChange[] =>
  RECORDED.flatMap((field) => {
    const [from, to] = [asText(before[field]), asText(after[field])];
    return from === to ? [] : [{ field, from, to }];
  });
