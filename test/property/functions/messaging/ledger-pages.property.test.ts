import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerSearch } from '#functions/messaging/adapters/ledger-reader.ts';
import { changeWrite } from '#functions/messaging/adapters/message-item.ts';
import { unstored } from '#functions/messaging/domain/batch.ts';
import type { SearchBy, Wanted } from '#functions/messaging/domain/search.ts';
import { suppress } from '#functions/messaging/domain/steps.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { aPage, manyRecipients } from '#test/support/builders/batches.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';
import { writeBatch } from '#test/support/ordered-messages.ts';
import { openTestTable, type TestTable } from '#test/support/test-table.ts';

const NOW = '2025-11-10T02:00:00.000Z' as Instant;

/** Pages of a fan-out: how many recipients, how many of them have ended, and how much later than the first it was due. */
const pages = fc.array(
  fc.record({
    size: fc.oneof(fc.constant(1), fc.constant(100), fc.integer({ min: 1, max: 100 })),
    ended: fc.integer({ min: 0, max: 3 }),
    minutes: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 28 },
);

const record = async (
  table: TestTable,
  [index, { size, ended, minutes }]: [number, Page],
): Promise<string[]> => {
  const dueAt = instantFromMillis(millisOf(NOW) + minutes * 60_000);
  const batch = aPage(manyRecipients(size, index * 100), `p${index}`, reminderIntent({ dueAt }));
  await writeBatch(table, batch);
  const messages = batch.recipients.map((recipient) => unstored(batch, recipient));
  const over = messages.slice(0, ended);
  await table.writeEach(over.map((message) => changeWrite(suppress(message, 'bundled', NOW))));
  return over.map(({ key }) => key);
};

type Page = { readonly size: number; readonly ended: number; readonly minutes: number };

const everything = async (table: TestTable, search: SearchBy, wanted: Wanted): Promise<string[]> => {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ledgerSearch(table)(search, wanted, cursor);
    keys.push(...page.entries.map(({ message }) => message.key));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return keys;
};

describe('given batches of any sizes', () => {
  it.each([
    { by: 'subject', subject: 'event:EV1' },
    { by: 'day', day: '2025-11-10', officeId: 'bp3mi-kalbar' },
  ] as const)('when all pages by $by are read then each message comes exactly once', async (search) => {
    await fc.assert(
      fc.asyncProperty(pages, async (given) => {
        const table = openTestTable({ now: () => NOW });
        try {
          const over = (await Promise.all([...given.entries()].map((each) => record(table, each)))).flat();
          const all = await everything(table, search, {});
          const total = given.reduce((sum, { size }) => sum + size, 0);
          expect([all.length, new Set(all).size]).toEqual([total, total]);
          const suppressed = await everything(table, search, { state: 'suppressed' });
          expect(suppressed.toSorted()).toEqual(over.toSorted());
        } finally {
          table.close();
        }
      }),
      { numRuns: 12 },
    );
  });
});
