import { describe, expect, it } from 'vitest';
import { assertSharesAddUp, routePeople, sharesOf } from '#functions/arrivals/domain/share.ts';
import { aPerson, aRoutedPerson, aShare } from '#test/support/builders/arrivals.ts';

const plain = (text: string): string => text;
const routing = {
  officeOf: (code: string) => ({ '35': 'bp3mi-jatim', '52': 'bp3mi-ntb' })[code.slice(0, 2)],
  fallback: 'p4mi-sanggau',
};

describe('given people to route', () => {
  it('when the origin is unknown then the checkpoint office receives them', () => {
    const { statedRegion: _, ...unknown } = aPerson();
    expect(routePeople([unknown], routing)[0]).toMatchObject({
      officeId: 'p4mi-sanggau',
      provinceCode: '00',
    });
  });

  it('when nobody covers the region then the checkpoint office receives them', () => {
    expect(routePeople([aPerson({ statedRegion: '62' })], routing)[0]?.officeId).toBe('p4mi-sanggau');
  });

  it('when a child travels with a guardian then it goes where the guardian goes', () => {
    const child = aPerson({ row: 3, age: 5, category: 'child', statedRegion: '52.01', guardianRow: 2 });
    expect(routePeople([aPerson(), child], routing)[1]).toMatchObject({
      officeId: 'bp3mi-jatim',
      unaccompanied: false,
    });
  });

  it('when a child travels with its family then an adult of the family decides', () => {
    const child = aPerson({ row: 3, age: 5, category: 'child', statedRegion: '52.01', familyGroup: 'A' });
    expect(routePeople([aPerson({ familyGroup: 'A' }), child], routing)[1]?.officeId).toBe('bp3mi-jatim');
  });

  it('when a child is alone then it is flagged', () => {
    const child = aPerson({ age: 5, category: 'child', familyGroup: 'A' });
    expect(routePeople([child], routing)[0]?.unaccompanied).toBe(true);
  });
});

describe('given routed people', () => {
  it('when they are counted then each office has its own share by province', () => {
    const shares = sharesOf(
      [
        aRoutedPerson({ row: 2 }),
        aRoutedPerson({ row: 3, category: 'child', age: 4, unaccompanied: true, medical: true }),
        aRoutedPerson({ row: 4, officeId: 'bp3mi-ntb', provinceCode: '52' }),
      ],
      plain,
    );
    expect(shares.map(({ digest: _, ...share }) => share)).toEqual([
      {
        officeId: 'bp3mi-jatim',
        people: 2,
        children: 1,
        medical: 1,
        unaccompanied: 1,
        provinces: [{ provinceCode: '35', people: 2 }],
      },
      {
        officeId: 'bp3mi-ntb',
        people: 1,
        children: 0,
        medical: 0,
        unaccompanied: 0,
        provinces: [{ provinceCode: '52', people: 1 }],
      },
    ]);
  });
});

const digestOf = (...group: readonly Parameters<typeof aRoutedPerson>[0][]) =>
  sharesOf(
    group.map((overrides) => aRoutedPerson(overrides)),
    plain,
  )[0]?.digest;

describe('given two versions of a share', () => {
  it('when rows only change their order then it is the same', () => {
    expect(digestOf({ name: 'A' }, { name: 'B' })).toBe(digestOf({ name: 'B' }, { name: 'A' }));
  });

  it('when a name is mended beside a document then it is the same', () => {
    expect(digestOf({ name: 'Budy', documentNumber: 'B1' })).toBe(
      digestOf({ name: 'Budi', documentNumber: 'B1' }),
    );
  });

  it.each([
    ['another person comes in the same number', { name: 'Agus Contoh' }],
    ['somebody turns out to be a child', { category: 'child' as const }],
    ['somebody needs a doctor', { medical: true }],
  ])('when %s then it has changed', (_, change) => {
    expect(digestOf(change)).not.toBe(digestOf({}));
  });
});

describe('given shares that lost somebody', () => {
  it('when they are checked then it throws', () => {
    expect(() =>
      assertSharesAddUp([aShare({ people: 25, provinces: [{ provinceCode: '35', people: 25 }] })], 26),
    ).toThrow();
  });

  it('when an office is counted twice then it throws', () => {
    const half = aShare({ people: 13, provinces: [{ provinceCode: '35', people: 13 }] });
    expect(() => assertSharesAddUp([half, half], 26)).toThrow();
  });
});
