import * as z from 'zod';
import type { Recipient } from '#functions/messaging/contract.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { readAll } from '#shared/store/read-all.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, ItemRef, Put, Query, Table, TransactWrite } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { repeatLost, transactOnce } from '#shared/store/transact-once.ts';
import type { HandSending, HandSendings } from '../app/ports.ts';
import { previewTokenRef } from './preview-tokens.ts';

const TABLE = 'reminders' as const;
const SHARD = 'sending';

const DAY_SECONDS = 24 * 3600;
/** Numbers of people, until surely everything is recorded; who sent what to how many, as long as the ledger. */
const PAGES_KEPT = 3 * DAY_SECONDS;
const KEPT = 365 * DAY_SECONDS;

const keptFor = (at: Instant, seconds: number) => ({
  [TIME_TO_LIVE]: Math.ceil(millisOf(at) / 1000) + seconds,
});

const pkOf = (requestId: string): string => `SENDING#${requestId}`;

const refOf = (requestId: string): ItemRef => ({ table: TABLE, key: { pk: pkOf(requestId), sk: 'DECIDED' } });

// By the time of the attempt: one that died before it was decided leaves pages that nobody reads.
const pagePrefix = (at: Instant): string => `PAGE#${at}#`;

const pagePut =
  ({ requestId, at }: Pick<HandSending, 'requestId' | 'at'>) =>
  (recipients: readonly Recipient[], page: number): Put => ({
    kind: 'put',
    table: TABLE,
    item: {
      pk: pkOf(requestId),
      sk: `${pagePrefix(at)}${String(page).padStart(5, '0')}`,
      recipients,
      ...keptFor(at, PAGES_KEPT),
    },
  });

const pageSchema = z.object({
  recipients: z.array(
    z.object({
      recipient: z.string(),
      to: z.string(),
      own: z.record(z.string(), z.string()).exactOptional(),
    }),
  ),
});

const rowSchema = z.object({
  requestId: z.string(),
  eventId: z.string(),
  officeId: z.string(),
  scheduleVersion: stored.count,
  zone: stored.zone,
  by: z.string(),
  at: stored.instant,
  pages: stored.count,
  told: z.object({
    messages: stored.count,
    parts: stored.count,
    rupiah: stored.count,
    from: stored.instant,
    until: stored.instant,
    heldFor: z.enum(['quiet_hours', 'switched_off', 'over_budget']).exactOptional(),
  }),
});

/** Throws on a row that this context did not write. */
const sendingOf = (item: Item): HandSending => rowSchema.parse(item);

const decision = (sending: HandSending, token: string | undefined): TransactWrite[] => {
  const { requestId, at } = sending;
  const item = { ...refOf(requestId).key, ...sending, dueShard: SHARD, dueAt: at, ...keptFor(at, KEPT) };
  return [
    { kind: 'put', table: TABLE, item, if: { missing: 'pk' } },
    ...(token === undefined
      ? []
      : [{ kind: 'delete', ...previewTokenRef(token), if: { exists: 'pk' } } as const]),
  ];
};

export const handSendings = (table: Table): HandSendings => {
  const get = async (requestId: string): Promise<HandSending | undefined> => {
    const item = await table.get(refOf(requestId));
    return item === undefined ? undefined : sendingOf(item);
  };
  return {
    get,
    decide: async (given, pages, token) => {
      const sending = { ...given, pages: pages.length };
      await repeatLost(() => table.writeEach(pages.map(pagePut(sending))));
      const done = await transactOnce(table, decision(sending, token));
      if (done.ok) return sending;
      return (await get(given.requestId)) ?? 'token_gone';
    },
    recipients: async function* ({ requestId, at, pages }) {
      const sort = { beginsWith: pagePrefix(at) };
      const query: Query = { table: TABLE, partition: pkOf(requestId), sort, consistent: true };
      let left = pages;
      for await (const item of readAll(table, query)) {
        left -= 1;
        yield pageSchema.parse(item).recipients;
      }
      if (left > 0) throw new Error('pages of a sending are gone');
    },
    finish: async ({ requestId }) => {
      await repeatLost(() =>
        table.write({
          kind: 'update',
          ...refOf(requestId),
          remove: ['dueShard', 'dueAt'],
          if: { exists: 'pk' },
        }),
      );
    },
    unfinished: async (until) => {
      const sort = until === undefined ? {} : { sort: { atMost: until } };
      const query: Query = { table: TABLE, index: 'due', partition: SHARD, ...sort };
      return (await Array.fromAsync(readAll(table, query))).map(sendingOf);
    },
  };
};
