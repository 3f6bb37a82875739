import { readAll } from '#shared/store/read-all.ts';
import type { Table } from '#shared/store/table.ts';
import type { Message } from '../domain/message.ts';
import { entryOf, isWanted, type LedgerEntry, type Wanted } from '../domain/search.ts';
import type { Position } from './ledger-reader-cursor.ts';
import { PAGE_SIZE } from './ledger-reader-page.ts';
import { MESSAGE_PREFIX, messageOf, phonePk } from './message-item.ts';
import { batchesByKey } from './people-item.ts';

const orderOf = ({ key, intent }: Message): string => `${intent.dueAt}|${key}`;

const newestFirst = (a: Message, b: Message): number => (orderOf(a) < orderOf(b) ? 1 : -1);

/**
 * What one phone was sent, what was due last first. The rows are sorted by their intents, not by time, so all of them are
 * read; limits keep them few.
 */
export const readPhone = async (
  table: Table,
  phone: string,
  wanted: Wanted,
  { after }: Position,
): Promise<{ readonly entries: LedgerEntry[]; readonly next: Position | undefined }> => {
  const query = {
    table: 'messages',
    partition: phonePk(phone),
    sort: { beginsWith: MESSAGE_PREFIX },
    limit: 1000,
  } as const;
  const items = await Array.fromAsync(readAll(table, query));
  const messages = items
    .map(messageOf)
    .filter((message) => isWanted({ message }, wanted) && (after === undefined || orderOf(message) < after))
    .sort(newestFirst);
  const page = messages.slice(0, PAGE_SIZE);
  const batches = await batchesByKey(
    table,
    page.map(({ batchKey }) => batchKey),
  );
  const last = page.at(-1);
  return {
    entries: page.map((message) => entryOf(message, batches.get(message.batchKey))),
    next: messages.length > PAGE_SIZE && last !== undefined ? { after: orderOf(last) } : undefined,
  };
};
