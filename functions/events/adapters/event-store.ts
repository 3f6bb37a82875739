import { gateSet } from '#functions/messaging/contract.ts';
import { eventGate, seatsChange, seatsCode, seatsOpen } from '#functions/registrations/contract.ts';
import { type TimelineInForce, timelineClear, timelineSet } from '#functions/reminders/contract.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Table, TransactWrite } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { EventStore } from '../app/ports.ts';
import type { Change } from '../domain/change.ts';
import type { EventRecord } from '../domain/event.ts';
import type { Decision } from '../domain/transitions.ts';
import { eventReads } from './event-reads.ts';
import { changeItem, eventItem } from './items.ts';
import { codeKey, TABLE } from './keys.ts';
import { seatsSnapshotOf, timelineSnapshotOf } from './snapshots.ts';

const CODE_INDEX = 0;

const createWrites = (event: EventRecord, change: Change): TransactWrite[] => [
  {
    kind: 'put',
    table: TABLE,
    item: { ...codeKey(event.code), eventId: event.eventId },
    if: { missing: 'pk' },
  },
  { kind: 'put', table: TABLE, item: eventItem(event), if: { missing: 'pk' } },
  { kind: 'put', table: TABLE, item: changeItem(event.eventId, change), if: { missing: 'pk' } },
];

/** The old plan ends with the version that has it, if it was not worked on since. */
const endOf = ({ timeline }: Decision, plan: TimelineInForce | undefined): TransactWrite[] =>
  timeline && plan !== undefined ? [timelineClear(plan)] : [];

const elsewhere = ({ after, seats, timeline, gate }: Decision, now: Instant): TransactWrite[] => {
  const writes: TransactWrite[] = [];
  if (seats !== undefined) {
    const snapshot = seatsSnapshotOf(after);
    writes.push((seats === 'open' ? seatsOpen : seatsChange)(snapshot), ...seatsCode(snapshot));
  }
  if (timeline) writes.push(timelineSet(timelineSnapshotOf(after), now));
  if (gate) {
    const state = { version: after.scheduleVersion, open: after.status === 'published' };
    writes.push(gateSet(eventGate(after.eventId), state));
  }
  return writes;
};

export const eventStore = (table: Table): EventStore => ({
  ...eventReads(table),
  create: async (event, change) => {
    const done = await transactOnce(table, createWrites(event, change));
    if (done.ok) return done;
    if (done.error.failures.some(({ index }) => index === CODE_INDEX)) return err({ kind: 'code_taken' });
    throw new Error('a new event id is taken: the random source repeats itself');
  },
  save: async (before, decision, change, plan) => {
    const { after } = decision;
    const unchanged = { attribute: 'version', equals: before.version } as const;
    const own: TransactWrite[] = [
      { kind: 'put', table: TABLE, item: eventItem(after), if: unchanged },
      { kind: 'put', table: TABLE, item: changeItem(after.eventId, change), if: { missing: 'pk' } },
    ];
    const ends = endOf(decision, plan);
    const done = await transactOnce(table, [...own, ...ends, ...elsewhere(decision, change.at)]);
    if (done.ok) return ok(undefined);
    const failed = new Set(done.error.failures.map(({ index }) => index));
    if (failed.has(0)) return err({ kind: 'stale_version' });
    if (ends.length > 0 && failed.has(own.length)) return err({ kind: 'plan_moved' });
    throw new Error('registrations, reminders or messages refuse a version that the event accepts');
  },
});
