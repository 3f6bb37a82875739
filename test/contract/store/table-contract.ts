import { afterAll, beforeAll, describe, it } from 'vitest';
import { concurrencyChecks } from './checks/concurrency.ts';
import { conditionalWriteChecks } from './checks/conditional-writes.ts';
import { conditionChecks } from './checks/conditions.ts';
import { expiryChecks } from './checks/expiry.ts';
import { indexChecks } from './checks/indexes.ts';
import { itemChecks } from './checks/items.ts';
import { keysOnlyChecks } from './checks/keys-only.ts';
import { queryChecks } from './checks/queries.ts';
import { refusalChecks } from './checks/refusals.ts';
import { transactionChecks } from './checks/transactions.ts';
import { updateChecks } from './checks/updates.ts';
import type { Check, Subject } from './subject.ts';

/** Every promise of the port, by topic. A check can be run against any table, also a broken one. */
export const tableChecks: Readonly<Record<string, readonly Check[]>> = {
  items: itemChecks,
  updates: updateChecks,
  conditions: conditionChecks,
  'conditional writes': conditionalWriteChecks,
  transactions: transactionChecks,
  queries: queryChecks,
  indexes: indexChecks,
  'keys-only indexes': keysOnlyChecks,
  expiry: expiryChecks,
  refusals: refusalChecks,
  concurrency: concurrencyChecks,
};

export type TableUnderTest = { readonly subject: () => Subject; readonly close: () => Promise<void> };

/** Proves that what `open` opens keeps the promises of `Table`. */
export const describeTable = (name: string, open: () => Promise<TableUnderTest>): void => {
  describe(name, () => {
    let opened: TableUnderTest;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    for (const [topic, checks] of Object.entries(tableChecks)) {
      describe(topic, () => {
        it.each(checks)('$name', ({ run }) => run(opened.subject()));
      });
    }
  });
};
