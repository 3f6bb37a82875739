import type { Item, Query, Table } from '#shared/store/table.ts';
import type { Batch } from '../domain/batch.ts';
import type { SearchBy } from '../domain/search.ts';
import { subjectPk } from './batch-item.ts';
import type { Position } from './ledger-reader-cursor.ts';
import { batchesOf } from './people-item.ts';

/** A full batch is some 8 KB: enough of them for a page, and not much more. */
const BATCHES_READ = 25;

type Read = { readonly batches: readonly Batch[]; readonly cursor?: string };

const bySubject = (subject: string): Query => ({
  table: 'messages',
  partition: subjectPk(subject),
  sort: { beginsWith: 'BATCH#' },
  descending: true,
  limit: BATCHES_READ,
});

const byDay = (officeId: string, day: string): Query => ({
  table: 'messages',
  index: 'byDay',
  partition: `${officeId}#${day}`,
  descending: true,
  limit: BATCHES_READ,
});

/** An index of keys may still name what is gone. */
const fullItems = async (table: Table, keys: readonly Item[]): Promise<Item[]> => {
  if (keys.length === 0) return [];
  const items = await table.batchGet(keys.map(({ pk, sk }) => ({ table: 'messages', key: { pk, sk } })));
  return items.filter((item) => item !== undefined);
};

const readPage = async (table: Table, query: Query, page: string | undefined): Promise<Read> => {
  const { items, cursor } = await table.query({ ...query, ...(page === undefined ? {} : { cursor: page }) });
  const full = query.index === undefined ? items : await fullItems(table, items);
  return { batches: await batchesOf(table, full), ...(cursor === undefined ? {} : { cursor }) };
};

/** A batch and where to go on behind it; no position behind the last one. */
export type Found = { readonly batch: Batch; readonly next: Position | undefined };

/** The batches of a subject or day, what was due last first. Throws InvalidCursor. */
export async function* batchesFrom(
  table: Table,
  search: Exclude<SearchBy, { readonly by: 'phone' }>,
  from: Position,
): AsyncGenerator<Found, void, undefined> {
  const query = search.by === 'subject' ? bySubject(search.subject) : byDay(search.officeId, search.day);
  let position: Position | undefined = from;
  while (position !== undefined) {
    const { page, after }: Position = position;
    const { batches, cursor }: Read = await readPage(table, query, page);
    const behind = cursor === undefined ? undefined : { page: cursor };
    const shown = batches.findIndex(({ key }) => key === after) + 1;
    const rest = batches.slice(shown);
    for (const [index, batch] of rest.entries()) {
      const here = { ...(page === undefined ? {} : { page }), after: batch.key };
      yield { batch, next: index === rest.length - 1 ? behind : here };
    }
    position = behind;
  }
}
