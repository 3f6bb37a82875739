import { batchOf, subjectPk } from '#functions/messaging/adapters/batch-item.ts';
import type { Intent } from '#functions/messaging/contract.ts';
import { intentFor } from '#functions/messaging/domain/batch.ts';
import type { Table } from '#shared/store/table.ts';

/** Every SMS that was ordered about a subject, sent or not, as the outbox has it. */
export const orderedMessages = async (table: Table, subject: string): Promise<readonly Intent[]> => {
  const { items } = await table.query({
    table: 'messages',
    partition: subjectPk(subject),
    sort: { beginsWith: 'BATCH#' },
    limit: 1000,
  });
  return items
    .map(batchOf)
    .flatMap(({ order, recipients }) => recipients.map((recipient) => intentFor(order, recipient)));
};
