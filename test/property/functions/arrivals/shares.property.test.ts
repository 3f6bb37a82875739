import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '#functions/arrivals/domain/person.ts';
import { assertSharesAddUp, routePeople, sharesOf } from '#functions/arrivals/domain/share.ts';
import { aPerson } from '#test/support/builders/arrivals.ts';

const codes = ['11', '35', '35.78', '52.01', '61.03.21', '62', '91'];
const offices = ['bp3mi-aceh', 'bp3mi-jatim', 'bp3mi-ntb', 'bp3mi-kalbar'];

const manifest = fc
  .array(
    fc.record({
      region: fc.option(fc.constantFrom(...codes), { nil: undefined }),
      age: fc.integer({ min: 0, max: 90 }),
      familyGroup: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
      guardianRow: fc.option(fc.integer({ min: 2, max: 60 }), { nil: undefined }),
      medical: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ region, age, familyGroup, guardianRow, medical }, index): Person => {
      const { statedRegion: _, ...person } = aPerson({
        row: index + 2,
        age,
        category: age < 18 ? 'child' : 'adult',
        medical,
      });
      return {
        ...person,
        name: `Orang ${index}`,
        ...(region === undefined ? {} : { statedRegion: region }),
        ...(familyGroup === undefined ? {} : { familyGroup }),
        ...(guardianRow === undefined ? {} : { guardianRow }),
      };
    }),
  );

const routing = fc.dictionary(fc.constantFrom(...codes), fc.constantFrom(...offices)).map((table) => ({
  officeOf: (code: string) => table[code],
  fallback: 'p4mi-sanggau',
}));

describe('given any manifest and any routing', () => {
  it('when shares are computed then they add up to the arrival in people, children, medical and lonely children', () => {
    fc.assert(
      fc.property(manifest, routing, (people, table) => {
        const routed = routePeople(people, table);
        const shares = sharesOf(routed, (text) => text);
        assertSharesAddUp(shares, people.length);
        const total = (pick: (share: (typeof shares)[number]) => number) =>
          shares.reduce((sum, share) => sum + pick(share), 0);
        expect(total((share) => share.children)).toBe(
          people.filter(({ category }) => category === 'child').length,
        );
        expect(total((share) => share.medical)).toBe(people.filter(({ medical }) => medical).length);
        expect(total((share) => share.unaccompanied)).toBe(
          routed.filter(({ unaccompanied }) => unaccompanied).length,
        );
      }),
    );
  });

  it('when a family is routed then no child goes to another office than an adult of it', () => {
    fc.assert(
      fc.property(manifest, routing, (people, table) => {
        const routed = routePeople(people, table);
        for (const child of routed.filter(
          ({ category, unaccompanied }) => category === 'child' && !unaccompanied,
        )) {
          const adults = routed.filter(
            (person) =>
              person.row === child.guardianRow ||
              (person.category === 'adult' && person.familyGroup === child.familyGroup),
          );
          expect(adults.map(({ officeId }) => officeId)).toContain(child.officeId);
        }
      }),
    );
  });

  it('when the rows are shuffled then no share has changed', () => {
    fc.assert(
      fc.property(manifest, routing, (people, table) => {
        const routed = routePeople(people, table);
        const digests = (group: typeof routed) =>
          sharesOf(group, (text) => text).map(({ officeId, digest }) => [officeId, digest]);
        expect(digests([...routed].reverse())).toEqual(digests(routed));
      }),
    );
  });
});
