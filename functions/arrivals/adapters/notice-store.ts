import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { Page, Put, Table, TransactWrite } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { Conflict, Link, NoticeStore, PageOf } from '../app/ports.ts';
import { type NoticeRecord, partsOfNoticeId } from '../domain/notice.ts';
import { arrivalPartition, linkKey, NOTICE_PREFIX, NOTICE_SHARD, noticeKey, ref, TABLE } from './keys.ts';
import { announcementWrites, changeWrites } from './notice-writes.ts';
import { linkOf, noticeRecordOf } from './stored.ts';

const linkPut = ({ token, noticeId, contactId, expiresAt }: Link): Put => ({
  kind: 'put',
  table: TABLE,
  item: {
    ...linkKey(token),
    noticeId,
    contactId,
    linkExpiresAt: expiresAt,
    [TIME_TO_LIVE]: Math.ceil(millisOf(expiresAt) / 1000),
  },
});

const recordsOf = (page: Page): PageOf<NoticeRecord> => ({ ...page, items: page.items.map(noticeRecordOf) });

export const noticeStore = ({
  table,
  clock,
}: {
  readonly table: Table;
  readonly clock: Clock;
}): NoticeStore => {
  const commit = async (writes: readonly TransactWrite[]): Promise<Result<void, Conflict>> => {
    const written = await transactOnce(table, writes);
    return written.ok ? ok(undefined) : err({ kind: 'conflict' });
  };

  return {
    ofArrival: async (arrivalId) => {
      const partition = arrivalPartition(arrivalId);
      const records: NoticeRecord[] = [];
      let cursor: string | undefined;
      do {
        const from = cursor === undefined ? {} : { cursor };
        const sort = { beginsWith: NOTICE_PREFIX };
        const page = await table.query({ table: TABLE, partition, sort, consistent: true, ...from });
        records.push(...recordsOf(page).items);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return records;
    },

    holding: async (noticeId) => {
      const parts = partsOfNoticeId(noticeId);
      const item =
        parts === undefined ? undefined : await table.get(ref(noticeKey(parts.arrivalId, parts.officeId)));
      return item === undefined ? undefined : noticeRecordOf(item);
    },

    prepareLinks: async (links) => {
      await table.writeEach(links.map(linkPut));
    },

    link: async (token) => {
      const item = await table.get(ref(linkKey(token)));
      if (item === undefined) return undefined;
      const { noticeId, contactId, linkExpiresAt: expiresAt } = linkOf(item);
      return expiresAt > clock.now() ? { noticeId, contactId, expiresAt } : undefined;
    },

    announce: (announcement) => commit(announcementWrites(announcement)),

    save: (change) => commit(changeWrites(change)),

    open: async ({ dueBefore, cursor }) =>
      recordsOf(
        await table.query({
          table: TABLE,
          index: 'due',
          partition: NOTICE_SHARD,
          ...(dueBefore === undefined ? {} : { sort: { atMost: dueBefore } }),
          ...(cursor === undefined ? {} : { cursor }),
        }),
      ),

    byOffice: async (officeId, cursor) =>
      recordsOf(
        await table.query({
          table: TABLE,
          index: 'byOffice',
          partition: officeId,
          descending: true,
          limit: 50,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      ),
  };
};
