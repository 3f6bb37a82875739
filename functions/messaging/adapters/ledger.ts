import { getAll } from '#shared/store/get-all.ts';
import { readAll } from '#shared/store/read-all.ts';
import type { Item, Table } from '#shared/store/table.ts';
import type { Applied, Ledger } from '../app/ports.ts';
import type { Change } from '../domain/change.ts';
import type { Message } from '../domain/message.ts';
import type { PhoneRecord } from '../domain/recipient.ts';
import { batchPut } from './batch-item.ts';
import { readControls, readGates } from './controls.ts';
import { changeWrite, isThere, MESSAGE_PREFIX, messageOf, messageRow, phonePk } from './message-item.ts';
import { OPT_OUT_PREFIX, optOutOf } from './opt-out-item.ts';
import { batchesByKey } from './people-item.ts';
import { repeating } from './repeating.ts';
import { singleBatch } from './single-batch.ts';
import { STOP_PREFIX } from './stop-item.ts';

const PAGE = 1000;
const LAST = 100;

const refusal = (change: Change, item: Item | undefined): Applied => {
  if (item === undefined) return { kind: 'refused' };
  return isThere(change, item) ? { kind: 'applied' } : { kind: 'refused', current: messageOf(item) };
};

const phoneRecord = (items: readonly Item[]): PhoneRecord => {
  const stopped = new Set<string>();
  const optOuts: PhoneRecord['optOuts'][number][] = [];
  const messages: Message[] = [];
  for (const item of items) {
    if (item.sk.startsWith(MESSAGE_PREFIX)) messages.push(messageOf(item));
    else if (item.sk.startsWith(STOP_PREFIX)) stopped.add(item.sk.slice(STOP_PREFIX.length));
    else if (item.sk.startsWith(OPT_OUT_PREFIX)) optOuts.push(optOutOf(item));
  }
  return { stopped, optOuts, messages };
};

/** The ledger on the store. */
export const ledgerStore = (table: Table): Ledger => ({
  batches: (keys) => batchesByKey(table, keys),
  controls: readControls(table),
  gates: readGates(table),
  phone: async (to) => {
    const query = { table: 'messages', partition: phonePk(to), consistent: true, limit: PAGE } as const;
    return phoneRecord(await Array.fromAsync(readAll(table, query)));
  },
  lastOfKind: async (to, kind) => {
    const { items } = await table.query({
      table: 'messages',
      partition: phonePk(to),
      sort: { beginsWith: `${MESSAGE_PREFIX}${kind}|` },
      // A subject's id begins with its time.
      descending: true,
      limit: LAST,
      consistent: true,
    });
    return items.map(messageOf);
  },
  rows: async (messages) => {
    const items = await getAll(table, 'messages', messages.map(messageRow));
    return items.map((item) => (item === undefined ? undefined : messageOf(item)));
  },
  apply: async (changes) => {
    if (changes.length === 0) return [];
    const results = await repeating(() => table.writeEach(changes.map(changeWrite)));
    return changes.map((change, index): Applied => {
      const result = results[index];
      if (result === undefined) throw new Error('a write without an outcome');
      return result.ok ? { kind: 'applied' } : refusal(change, result.error.item);
    });
  },
  applyWith: async (change, second, now) => {
    const writes = [changeWrite(change), batchPut({ ...singleBatch(second, now), again: true })];
    const result = await repeating(() => table.transact(writes));
    if (result.ok) return { kind: 'applied' };
    return refusal(change, result.error.failures.find(({ index }) => index === 0)?.item);
  },
});
