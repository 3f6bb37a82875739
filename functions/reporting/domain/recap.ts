/** What the recap counts of a person. */
export type Counted = {
  readonly status: 'seated' | 'waiting' | 'cancelled' | 'walk_in';
  readonly sex?: 'L' | 'P';
  /** Name of the village, district or institution. */
  readonly place?: string;
  readonly since?: string;
};

export type BySex = {
  readonly L: number;
  readonly P: number;
  readonly unknown: number;
  readonly all: number;
};

export type Recap = {
  readonly registered: number;
  readonly waiting: number;
  readonly walkIns: number;
  readonly present: BySex;
  readonly absent: number;
  /** Those who came, by place in the order of the alphabet. */
  readonly byPlace: readonly (BySex & { readonly place: string })[];
};

const bySex = (people: readonly Counted[]): BySex => {
  const count = (sex: 'L' | 'P' | undefined): number => people.filter((person) => person.sex === sex).length;
  return { L: count('L'), P: count('P'), unknown: count(undefined), all: people.length };
};

const UNKNOWN_PLACE = 'Tidak diisi';

/** Numbers of the report: whoever registered, whoever came. */
export const recapOf = (people: readonly Counted[]): Recap => {
  const present = people.filter(({ since }) => since !== undefined);
  const registered = people.filter(({ status }) => status === 'seated');
  const places = Map.groupBy(present, ({ place }) => place ?? UNKNOWN_PLACE);
  return {
    registered: registered.length,
    waiting: people.filter(({ status }) => status === 'waiting').length,
    walkIns: people.filter(({ status }) => status === 'walk_in').length,
    present: bySex(present),
    absent: registered.filter(({ since }) => since === undefined).length,
    byPlace: [...places]
      .map(([place, those]) => ({ place, ...bySex(those) }))
      .toSorted((a, b) => a.place.localeCompare(b.place)),
  };
};
