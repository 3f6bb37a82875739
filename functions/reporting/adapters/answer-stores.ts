import * as z from 'zod';
import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { readAll } from '#shared/store/read-all.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { repeatLost, transactOnce } from '#shared/store/transact-once.ts';
import type { FeedbackStore, FollowUpStore } from '../app/ports.ts';
import { clarities } from '../domain/feedback.ts';
import { passedOn } from '../domain/follow-up.ts';
import { feedbackKey, followUpKey, linkKey, partitionOf, TABLE } from './keys.ts';

const feedbackRow = z.object({
  useful: z.int().min(1).max(5),
  clear: z.enum(clarities),
  suggestion: z.string().exactOptional(),
});

const followUpRow = z.object({
  eventId: z.string(),
  regionCode: z.string(),
  askedAt: stored.instant,
  answer: z.enum(passedOn).exactOptional(),
  people: stored.count.exactOptional(),
  answeredAt: stored.instant.exactOptional(),
});

const allOf = async <T>(
  table: Table,
  eventId: string,
  prefix: string,
  read: (item: Item) => T,
): Promise<T[]> => {
  const found: T[] = [];
  const sort = { beginsWith: prefix };
  const query = {
    table: TABLE,
    partition: partitionOf(eventId),
    sort,
    consistent: true,
    limit: 500,
  } as const;
  for await (const item of readAll(table, query)) found.push(read(item));
  return found;
};

/** An answer has a random key and no time: nothing joins it to the link, or to its place in line. */
export const feedbackStore = (table: Table, ids: Pick<Ids, 'token'>): FeedbackStore => ({
  answer: async (token, eventId, feedback) => {
    const done = await transactOnce(table, [
      {
        kind: 'update',
        table: TABLE,
        key: linkKey(token),
        set: { used: true },
        if: { all: [{ exists: 'pk' }, { missing: 'used' }] },
      },
      { kind: 'put', table: TABLE, item: { ...feedbackKey(eventId, ids.token()), ...feedback } },
    ]);
    return done.ok ? ok(undefined) : err({ kind: 'already_answered' });
  },
  all: (eventId) => allOf(table, eventId, 'FEEDBACK#', (item) => feedbackRow.parse(item)),
});

export const followUpStore = (table: Table): FollowUpStore => ({
  ask: async (followUp) => {
    const item = { ...followUpKey(followUp.eventId, followUp.regionCode), ...followUp };
    await repeatLost(() => table.write({ kind: 'put', table: TABLE, item, if: { missing: 'pk' } }));
  },
  answer: async (eventId, regionCode, { answer, people, answeredAt }) => {
    await repeatLost(() =>
      table.write({
        kind: 'update',
        table: TABLE,
        key: followUpKey(eventId, regionCode),
        set: {
          answer: answer ?? null,
          answeredAt: answeredAt ?? null,
          ...(people === undefined ? {} : { people }),
        },
        ...(people === undefined ? { remove: ['people'] } : {}),
        if: { exists: 'pk' },
      }),
    );
  },
  of: (eventId) => allOf(table, eventId, 'FOLLOWUP#', (item) => followUpRow.parse(item)),
});
