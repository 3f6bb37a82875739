import type { Instant } from '#shared/kernel/time.ts';
import { readAll } from '#shared/store/read-all.ts';
import type { Table } from '#shared/store/table.ts';
import { type Batch, type Resend, unstored } from '../domain/batch.ts';
import { type Intent, intentKey } from '../domain/intent.ts';
import type { Message } from '../domain/message.ts';
import { firstRule, type Sending } from '../domain/resend.ts';
import { batchOf, batchPut, subjectPk } from './batch-item.ts';
import { messageOf, messageRow } from './message-item.ts';
import { batchesOf } from './people-item.ts';
import { repeating } from './repeating.ts';
import { singleBatch } from './single-batch.ts';

/** The key that a message and each repetition of it have in common. */
const familyOf = (intent: Parameters<typeof intentKey>[0]): string =>
  intentKey({ ...intent, rule: firstRule(intent.rule) });

const familyOfKey = (key: string): string =>
  key
    .split('|')
    .map((part, index) => (index === 3 ? firstRule(part) : part))
    .join('|');

const ofFamily = (
  batch: Batch,
  family: string,
): { batch: Batch; fresh: Message; recipient: Sending['recipient'] }[] =>
  batch.recipients
    .map((recipient) => ({ batch, recipient, fresh: unstored(batch, recipient) }))
    .filter(({ fresh }) => familyOf(fresh.intent) === family);

/** What a person sends again, on the store. */
export const resendStore = (table: Table) => ({
  sendings: async (subject: string, key: string): Promise<readonly Sending[]> => {
    const family = familyOfKey(key);
    const query = {
      table: 'messages',
      partition: subjectPk(subject),
      sort: { beginsWith: 'BATCH#' },
      consistent: true,
    } as const;
    const items = await Array.fromAsync(readAll(table, query));
    const batches = await batchesOf(table, items);
    const found = batches.flatMap((batch) => ofFamily(batch, family));
    const rows = await Promise.all(
      found.map(({ fresh }) => table.get({ table: 'messages', key: messageRow(fresh) })),
    );
    return found.flatMap(({ batch, recipient, fresh }, index) => {
      const row = rows[index];
      const message = row === undefined ? fresh : messageOf(row);
      const isHere = row === undefined ? batch.spent === undefined : message.batchKey === batch.key;
      return isHere ? [{ batch, recipient, message }] : [];
    });
  },
  put: async (intent: Intent, resend: Resend, now: Instant): Promise<Batch> => {
    const batch: Batch = { ...singleBatch(intent, now), again: true, resend };
    const written = await repeating(() => table.write(batchPut(batch)));
    return written.ok || written.error.item === undefined ? batch : batchOf(written.error.item);
  },
});
