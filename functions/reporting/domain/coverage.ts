/** A village, or a district where villages are not known. */
export type Place = { readonly code: string; readonly name: string; readonly district: string };

/** Somebody who came, and from where. */
export type FromWhere = {
  readonly region?: string;
  readonly village?: string;
  readonly institution?: string;
};

export type Visit = {
  readonly eventId: string;
  readonly title: string;
  /** Of the event, at the venue. */
  readonly date: string;
  readonly people: readonly FromWhere[];
};

export type Reached = Omit<Visit, 'people'> & { readonly people: number };

export type CoveredPlace = Place & {
  /** Latest first. */
  readonly reachedBy: readonly Reached[];
};

export type Coverage = {
  readonly places: readonly CoveredPlace[];
  readonly reached: number;
  readonly total: number;
};

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(pemerintah|pemdes|kantor|kepala|desa|ds|kelurahan|kel|kampung)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Tells from which of the places somebody came: by code, else by a name that only one of them has. */
export const placeFinder = (places: readonly Place[]) => {
  const codes = new Set(places.map(({ code }) => code));
  const names = Map.groupBy(places, ({ name }) => plain(name));
  return ({ region = '', village, institution }: FromWhere): string | undefined => {
    if (codes.has(region)) return region;
    const named = names.get(plain(village ?? institution ?? '')) ?? [];
    return named.length === 1 ? named[0]?.code : undefined;
  };
};

/** Which places were reached, by what and when. One person is enough: whoever came carries the message home. */
export const coverageOf = (places: readonly Place[], visits: readonly Visit[]): Coverage => {
  const find = placeFinder(places);
  const latestFirst = visits.toSorted((a, b) => (a.date < b.date ? 1 : -1));
  const counted = latestFirst.map(({ people, ...visit }) => ({
    visit,
    by: Map.groupBy(people, find),
  }));
  const covered = places.map((place) => ({
    ...place,
    reachedBy: counted.flatMap(({ visit, by }) => {
      const people = by.get(place.code)?.length ?? 0;
      return people === 0 ? [] : [{ ...visit, people }];
    }),
  }));
  const reached = covered.filter(({ reachedBy }) => reachedBy.length > 0).length;
  return { places: covered, reached, total: places.length };
};
