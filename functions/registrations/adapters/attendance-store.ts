import * as z from 'zod';
import { getAll } from '#shared/store/get-all.ts';
import { readAll } from '#shared/store/read-all.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Attribute, Item, Table } from '#shared/store/table.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import { isPhone, type Phone } from '#shared/text/phone.ts';
import type { AttendanceStore } from '../app/ports.ts';
import type { StoredMark } from '../domain/attendance-mark.ts';
import { registrationOf } from './items.ts';
import { partitionOf, REGISTRATION_PREFIX, registrationKey, repeatKey, TABLE } from './keys.ts';
import { repeatOf } from './repeat-writes.ts';

const MARK_PREFIX = 'MARK#';
const REPEAT_PREFIX = 'REPEAT#';
const PAGE = 500;

const text = z.string().exactOptional();

const walkIn = z.object({
  name: z.string(),
  phone: z.custom<Phone>((value) => typeof value === 'string' && isPhone(value)).exactOptional(),
  phoneText: text,
  village: text,
  institution: text,
  mayText: z.literal(true).exactOptional(),
});

const row = z.object({
  key: z.string(),
  at: stored.instant,
  present: z.boolean(),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('registration'), registrationId: z.string() }),
    z.object({ kind: z.literal('code'), code: z.string() }),
    z.object({ kind: z.literal('walk_in'), walkIn }),
    z.object({ kind: z.literal('walk_in_mark'), walkInKey: z.string() }),
  ]),
  sex: z.enum(['L', 'P']).exactOptional(),
  uploadedAt: stored.instant,
  late: z.boolean(),
  by: z.string(),
});

const itemOf = (eventId: string, mark: StoredMark): Item => ({
  pk: partitionOf(eventId),
  sk: `${MARK_PREFIX}${mark.key}`,
  ...mark,
  // A union of plain objects; the store's type cannot see that.
  target: mark.target as Attribute,
});

const allOf = async <T>(
  table: Table,
  eventId: string,
  prefix: string,
  read: (item: Item) => T,
): Promise<T[]> => {
  const found: T[] = [];
  const sort = { beginsWith: prefix };
  const query = {
    table: TABLE,
    partition: partitionOf(eventId),
    sort,
    consistent: true,
    limit: PAGE,
  } as const;
  for await (const item of readAll(table, query)) found.push(read(item));
  return found;
};

export const attendanceStore = (table: Table): AttendanceStore => ({
  roll: async (eventId) => {
    const [registrations, repeats] = await Promise.all([
      allOf(table, eventId, REGISTRATION_PREFIX, registrationOf),
      allOf(table, eventId, REPEAT_PREFIX, repeatOf),
    ]);
    return { registrations, repeats };
  },
  known: async (eventId, registrationIds) => {
    const ids = [...new Set(registrationIds)];
    const keys = ids.flatMap((id) => [registrationKey(eventId, id), repeatKey(eventId, id)]);
    const items = await getAll(table, TABLE, keys);
    return new Set(
      ids.filter((_, index) => items[2 * index] !== undefined || items[2 * index + 1] !== undefined),
    );
  },
  marks: (eventId) => allOf(table, eventId, MARK_PREFIX, (item) => row.parse(item)),
  add: async (eventId, marks) => {
    const written = await repeatLost(() =>
      table.writeEach(
        marks.map((mark) => ({
          kind: 'put',
          table: TABLE,
          item: itemOf(eventId, mark),
          if: { missing: 'pk' },
        })),
      ),
    );
    return written.map(({ ok }) => (ok ? 'recorded' : 'repeated'));
  },
});
