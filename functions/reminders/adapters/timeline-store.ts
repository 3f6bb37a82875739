import type { Table, Update } from '#shared/store/table.ts';
import type { TimelineStore } from '../app/ports.ts';
import type { Timeline } from '../domain/timeline.ts';
import {
  asAttribute,
  dueAttributes,
  TIMELINE_SHARD,
  timelineOf,
  timelinePk,
  timelineRef,
} from './timeline-item.ts';

const refOf = ({ snapshot }: Timeline) => timelineRef(snapshot.eventId, snapshot.scheduleVersion);

const saveOf = (timeline: Timeline): Update => {
  const { entries, fanOut, nextAt, revision } = timeline;
  const remove = [
    ...(fanOut === undefined ? ['fanOut'] : []),
    ...(nextAt === undefined ? ['dueShard', 'dueAt'] : []),
  ];
  return {
    kind: 'update',
    ...refOf(timeline),
    set: {
      entries: asAttribute(entries),
      revision: revision + 1,
      ...(fanOut === undefined ? {} : { fanOut: asAttribute(fanOut) }),
      ...dueAttributes(nextAt),
    },
    ...(remove.length > 0 ? { remove } : {}),
    if: { attribute: 'revision', equals: revision },
  };
};

/** Timelines on the store. */
export const timelineStore = (table: Table): TimelineStore => ({
  newest: async (eventId) => {
    const page = await table.query({
      table: 'reminders',
      partition: timelinePk(eventId),
      descending: true,
      limit: 1,
      consistent: true,
    });
    const [item] = page.items;
    return item === undefined ? undefined : timelineOf(item);
  },
  get: async (eventId, scheduleVersion) => {
    const item = await table.get(timelineRef(eventId, scheduleVersion));
    return item === undefined ? undefined : timelineOf(item);
  },
  save: async (timeline) => ((await table.write(saveOf(timeline))).ok ? 'saved' : 'stale'),
  takeOver: async (timeline, now) => {
    if (timeline.nextAt === undefined) return false;
    const taken = await table.write({
      kind: 'update',
      ...refOf(timeline),
      set: { dueAt: now },
      if: { attribute: 'dueAt', equals: timeline.nextAt },
    });
    return taken.ok;
  },
  due: async ({ until, cursor }) => {
    const page = await table.query({
      table: 'reminders',
      index: 'due',
      partition: TIMELINE_SHARD,
      ...(until === undefined ? {} : { sort: { atMost: until } }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const timelines = page.items.map(timelineOf);
    return { timelines, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  },
});

/** The plan that an event follows now; undefined when it never had one. Consistent. */
export const timelineInForce = (table: Table): TimelineStore['newest'] => timelineStore(table).newest;
