import { type Person, type RoutedPerson, UNKNOWN_PROVINCE } from './person.ts';

/** What one office must receive. */
export type Share = {
  readonly officeId: string;
  readonly people: number;
  readonly children: number;
  readonly medical: number;
  readonly unaccompanied: number;
  readonly provinces: readonly { readonly provinceCode: string; readonly people: number }[];
  /** Changes when the counts or the people change; never tells who they are. */
  readonly digest: string;
};

export type Routing = {
  readonly officeOf: (regionCode: string) => string | undefined;
  /** The checkpoint's own office: receives people whose origin nobody knows or nobody covers. */
  readonly fallback: string;
};

/** One-way, so that a digest can be stored and compared without the people. */
export type Digest = (text: string) => string;

const adultsByGroup = (people: readonly Person[]): ReadonlyMap<string, Person> => {
  const adults = people.filter(({ category }) => category === 'adult').reverse();
  return new Map(
    adults.flatMap((adult) => (adult.familyGroup === undefined ? [] : [[adult.familyGroup, adult] as const])),
  );
};

/** Gives everybody an office. A child is never routed apart from the adult they travel with. */
export const routePeople = (people: readonly Person[], routing: Routing): readonly RoutedPerson[] => {
  const byRow = new Map(people.map((person) => [person.row, person]));
  const byGroup = adultsByGroup(people);
  const caretaker = (person: Person): Person | undefined => {
    if (person.category === 'adult') return undefined;
    const named = person.guardianRow === undefined ? undefined : byRow.get(person.guardianRow);
    return named?.category === 'adult' ? named : byGroup.get(person.familyGroup ?? '');
  };
  return people.map((person) => {
    const adult = caretaker(person);
    const region = (adult ?? person).statedRegion;
    return {
      ...person,
      officeId: (region === undefined ? undefined : routing.officeOf(region)) ?? routing.fallback,
      provinceCode: region?.slice(0, 2) ?? UNKNOWN_PROVINCE,
      unaccompanied: person.category === 'child' && adult === undefined,
    };
  });
};

/**
 * Who somebody is for the comparison of two versions: the document where there is one, otherwise name, sex and birth.
 * So a mended spelling beside a document number disturbs nobody, while another person in the same number does.
 */
const identity = (person: RoutedPerson): string =>
  [
    person.documentNumber ?? `${person.name.toLowerCase()}|${person.sex}|${person.birthDate ?? person.age}`,
    person.category,
    person.medical ? 'medical' : '',
    person.unaccompanied ? 'alone' : '',
  ].join('/');

const provincesOf = (people: readonly RoutedPerson[]): Share['provinces'] => {
  const counts = new Map<string, number>();
  for (const { provinceCode } of people) counts.set(provinceCode, (counts.get(provinceCode) ?? 0) + 1);
  return [...counts].map(([provinceCode, count]) => ({ provinceCode, people: count })).sort(byProvince);
};

const byProvince = (a: { provinceCode: string }, b: { provinceCode: string }): number =>
  a.provinceCode < b.provinceCode ? -1 : 1;

const shareOf = (officeId: string, people: readonly RoutedPerson[], digest: Digest): Share => ({
  officeId,
  people: people.length,
  children: people.filter(({ category }) => category === 'child').length,
  medical: people.filter(({ medical }) => medical).length,
  unaccompanied: people.filter(({ unaccompanied }) => unaccompanied).length,
  provinces: provincesOf(people),
  digest: digest(people.map(identity).sort().join('\n')),
});

/** One share per office that has people in it, largest first. */
export const sharesOf = (people: readonly RoutedPerson[], digest: Digest): readonly Share[] => {
  const groups = Map.groupBy(people, ({ officeId }) => officeId);
  const shares = [...groups].map(([officeId, group]) => shareOf(officeId, group, digest));
  return shares.sort((a, b) => b.people - a.people || (a.officeId < b.officeId ? -1 : 1));
};

/** What an office is told when a correction leaves it nobody. */
export const emptyShare = (officeId: string, digest: Digest): Share => shareOf(officeId, [], digest);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Throws unless each person is in exactly one share: a bug here would lose somebody. */
export const assertSharesAddUp = (shares: readonly Share[], people: number): void => {
  const offices = new Set(shares.map(({ officeId }) => officeId)).size;
  const total = sum(shares.map((share) => share.people));
  const byProvinces = sum(shares.flatMap((share) => share.provinces.map((province) => province.people)));
  if (total !== people || byProvinces !== people || offices !== shares.length)
    throw new Error('shares do not add up to the arrival');
};
