import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Key, Table } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { TestNumbers } from '../domain/allowed-numbers.ts';

const TABLE = 'messages';

export const allowedKey = (officeId: string): Key => ({ pk: `OFFICE#${officeId}`, sk: 'ALLOWED' });

const storedNumbers = z.object({
  phones: z.array(z.string()),
  version: stored.count,
  changed: z.object({ by: z.string(), at: stored.instant }).exactOptional(),
});

const numbersOf = (item: Item | undefined): TestNumbers =>
  storedNumbers.parse(item ?? { phones: [], version: 0 });

/** The numbers, in E.164, that an office may reach outside of prod. */
export const allowedOf = (item: Item | undefined): readonly string[] => numbersOf(item).phones;

/** The test numbers of an office. Throws StoreBusy or StoreAnswerLost. */
export const allowedStore = (table: Table) => ({
  load: async (officeId: string): Promise<TestNumbers> =>
    numbersOf(await table.get({ table: TABLE, key: allowedKey(officeId) })),
  /** False, and nothing written, when the version before `next` is no longer the stored one. */
  save: async (officeId: string, { version, ...next }: TestNumbers): Promise<boolean> => {
    const isFirst = version === 1;
    const done = await transactOnce(table, [
      {
        kind: 'put',
        table: TABLE,
        item: { ...allowedKey(officeId), version, ...next },
        if: isFirst ? { missing: 'pk' } : { attribute: 'version', equals: version - 1 },
      },
    ]);
    return done.ok;
  },
});
