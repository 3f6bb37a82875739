import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceStore } from '#functions/registrations/adapters/attendance-store.ts';
import { entryPut } from '#functions/registrations/adapters/entry-writes.ts';
import { makeRecordAttendance } from '#functions/registrations/app/record-attendance.ts';
import { attendanceOf } from '#functions/registrations/domain/attendance.ts';
import type { Mark, MarkTarget } from '#functions/registrations/domain/attendance-mark.ts';
import { keyOf, minute, registered } from '#test/support/builders/attendance.ts';
import { EVENT_ID, phoneOf, seats } from '#test/support/builders/registrations.ts';
import { openTestTable } from '#test/support/test-table.ts';

const PEOPLE = 4;

const target: fc.Arbitrary<MarkTarget> = fc.oneof(
  fc
    .integer({ min: 1, max: PEOPLE })
    .map((n) => ({ kind: 'registration' as const, registrationId: `R${n}` })),
  fc.integer({ min: 1, max: PEOPLE }).map((n) => ({ kind: 'code' as const, code: String(1000 + n) })),
  fc
    .record({ name: fc.constantFrom('Markus', 'Peserta 2'), phone: fc.constantFrom(2, 8) })
    .map(({ name, phone }) => ({ kind: 'walk_in' as const, walkIn: { name, phone: phoneOf(phone) } })),
  fc.constantFrom('Lena', 'Rina').map((name) => ({ kind: 'walk_in' as const, walkIn: { name } })),
  fc.integer({ min: 1, max: 12 }).map((n) => ({ kind: 'walk_in_mark' as const, walkInKey: keyOf(n) })),
);

const marks: fc.Arbitrary<Mark[]> = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 9 }), present: fc.boolean(), target }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((taps) => taps.map((tap, index) => ({ ...tap, key: keyOf(index + 1), at: minute(tap.at) })));

/** Marks as several phones send them: cut into uploads, some of them sent again, in any order. */
const uploadsOf = (taps: readonly Mark[]): fc.Arbitrary<Mark[][]> =>
  fc
    .record({
      first: fc.shuffledSubarray([...taps], { minLength: taps.length }),
      again: fc.array(fc.constantFrom(...taps), { maxLength: 8 }),
      size: fc.integer({ min: 1, max: 5 }),
      seed: fc.infiniteStream(fc.nat(1000)),
    })
    .map(({ first, again, size, seed }) => {
      const order = [...first, ...again].map((mark) => ({ mark, at: seed.next().value ?? 0 }));
      const all = order.toSorted((a, b) => a.at - b.at).map(({ mark }) => mark);
      return Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
        all.slice(n * size, (n + 1) * size),
      );
    });

const registrations = Array.from({ length: PEOPLE }, (_, index) => registered(index + 1));

const attendanceAfter = async (uploads: readonly Mark[][], atOnce: boolean) => {
  const clock = { now: () => minute(30) };
  const table = openTestTable(clock);
  try {
    for (const registration of registrations) await table.write(entryPut(registration));
    const attendance = attendanceStore(table);
    const store = { seats: async () => seats() };
    const record = makeRecordAttendance({ store, attendance, clock });
    const send = (upload: Mark[]) =>
      record({ eventId: EVENT_ID, officeId: 'bp3mi-kalbar', by: 'link', marks: upload });
    if (atOnce) await Promise.all(uploads.map(send));
    else for (const upload of uploads) await send(upload);
    return attendanceOf(await attendance.roll(EVENT_ID), await attendance.marks(EVENT_ID));
  } finally {
    table.close();
  }
};

describe('uploads from several phones', () => {
  it('in any order, cut anyhow, repeated and at once give the same attendance, nobody doubled or lost', async () => {
    const scenario = marks.chain((taps) => fc.tuple(fc.constant(taps), uploadsOf(taps), fc.boolean()));
    await fc.assert(
      fc.asyncProperty(scenario, async ([taps, uploads, atOnce]) => {
        const expected = await attendanceAfter([taps], false);
        expect(await attendanceAfter(uploads, atOnce)).toEqual(expected);
        expect(new Set(expected.map(({ personId }) => personId)).size).toBe(expected.length);
      }),
      { numRuns: 60 },
    );
  });
});
