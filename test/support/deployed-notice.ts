import * as z from 'zod';
import { noticeKey } from '#functions/arrivals/adapters/keys.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';

const AGO_MS = 5 * 60_000;

const stored = z.looseObject({ pk: z.string(), sk: z.string(), current: z.looseObject({}) });

/** Makes the deadline of an office's notice a thing of the past: on a real cloud nobody can turn the clock. */
export const passDeadline = async (table: Table, arrivalId: string, officeId: string): Promise<void> => {
  const key = noticeKey(arrivalId, officeId);
  const { current } = stored.parse(await table.get({ table: 'arrivals', key }));
  const passed = instantFromMillis(Date.now() - AGO_MS);
  await table.write({
    kind: 'update',
    table: 'arrivals',
    key,
    set: { dueAt: passed, current: { ...(current as Record<string, string>), nextAt: passed } },
  });
};
