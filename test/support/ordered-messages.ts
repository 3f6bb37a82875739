import { batchPut, subjectPk } from '#functions/messaging/adapters/batch-item.ts';
import { batchesOf, peoplePut } from '#functions/messaging/adapters/people-item.ts';
import type { Intent } from '#functions/messaging/contract.ts';
import { type Batch, intentFor } from '#functions/messaging/domain/batch.ts';
import type { Table } from '#shared/store/table.ts';

/** Every SMS that was ordered about a subject, sent or not, as the outbox has it. */
export const orderedMessages = async (table: Table, subject: string): Promise<readonly Intent[]> => {
  const { items } = await table.query({
    table: 'messages',
    partition: subjectPk(subject),
    sort: { beginsWith: 'BATCH#' },
    limit: 1000,
  });
  const batches = await batchesOf(table, items);
  return batches.flatMap(({ order, recipients }) =>
    recipients.map((recipient) => intentFor(order, recipient)),
  );
};

/** Records a batch as it is, without a budget. */
export const writeBatch = async (table: Table, batch: Batch): Promise<void> => {
  const people = peoplePut(batch);
  if (people !== undefined) await table.write(people);
  await table.write(batchPut(batch));
};
