import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf, type Visit } from '#functions/reporting/domain/coverage.ts';
import { recapOf } from '#functions/reporting/domain/recap.ts';
import { sheetPages } from '#functions/reporting/domain/sheet.ts';

const places = ['Korek', 'Lingga', 'Pancaroba', 'Teluk Bakung'].map((name, index) => ({
  code: `61.12.03.200${index + 1}`,
  name,
  district: 'Sungai Ambawang',
}));

const person = fc.oneof(
  fc.constantFrom(...places).map(({ code }) => ({ region: code })),
  fc.constantFrom('Desa Korek', 'KELURAHAN lingga', 'Desa Lain', '').map((village) => ({ village })),
  fc.constant({ region: '61.12.03' }),
);

const visits: fc.Arbitrary<Visit[]> = fc
  .array(fc.record({ day: fc.integer({ min: 1, max: 28 }), people: fc.array(person, { maxLength: 6 }) }), {
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ day, people }, index) => ({
      ...{ eventId: `E${index}`, title: `Acara ${index}`, people },
      date: `2025-11-${String(day).padStart(2, '0')}`,
    })),
  );

describe('the coverage', () => {
  it('has every village once, reached exactly when somebody of it came, latest first', () => {
    fc.assert(
      fc.property(visits, (all) => {
        const coverage = coverageOf(places, all);
        expect(coverage.places.map(({ code }) => code)).toEqual(places.map(({ code }) => code));
        for (const { code, name, reachedBy } of coverage.places) {
          const isFrom = (one: { region?: string; village?: string }): boolean =>
            one.region === code || one.village?.toLowerCase().endsWith(` ${name.toLowerCase()}`) === true;
          const expected = all.map(({ eventId, people }) => [eventId, people.filter(isFrom).length] as const);
          const found = reachedBy.map(({ eventId, people }) => [eventId, people] as const);
          expect(found.toSorted()).toEqual(expected.filter(([, people]) => people > 0).toSorted());
          const dates = reachedBy.map(({ date }) => date);
          expect(dates).toEqual(dates.toSorted().toReversed());
        }
      }),
    );
  });
});

const counted = fc.record({
  status: fc.constantFrom('seated' as const, 'waiting' as const, 'walk_in' as const),
  sex: fc.constantFrom('L' as const, 'P' as const),
  place: fc.constantFrom('Korek', 'Lingga'),
  isThere: fc.boolean(),
});

describe('the recap', () => {
  it('adds up: by sex and by village those who came, and those with a seat are there or not', () => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 30 }), (all) => {
        const people = all.map(({ isThere, ...rest }) => ({ ...rest, ...(isThere ? { since: 'now' } : {}) }));
        const { present, byPlace, absent, registered } = recapOf(people);
        expect(present.L + present.P + present.unknown).toBe(present.all);
        expect(byPlace.reduce((sum, { all: those }) => sum + those, 0)).toBe(present.all);
        const seatedThere = all.filter(({ status, isThere }) => status === 'seated' && isThere).length;
        expect(registered - absent).toBe(seatedThere);
      }),
    );
  });
});

describe('the sheets of a list', () => {
  it('have every line once, numbered from 1, and at least ten blank ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
        const rows = Array.from({ length: count }, (_, n) => ({ name: `N${n}`, position: '', phone: '' }));
        const lines = sheetPages(rows).flat();
        expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
        expect(lines.flatMap(({ row }) => row?.name ?? [])).toEqual(rows.map(({ name }) => name));
        expect(lines.length - count).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});
