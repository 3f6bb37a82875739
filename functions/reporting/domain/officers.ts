/** What tells whether somebody speaks for a village. */
export type Came = { readonly personId: string; readonly role?: string; readonly institution?: string };

/** Whoever leads a village comes first, then the secretary, then the others of its office. */
const RANKS: readonly RegExp[] = [
  /\b(kepala desa|kades|lurah|kuwu|keuchik|geuchik|wali nagari|pambakal|penghulu|pj\.? kades)\b/i,
  /\b(sekretaris desa|sekdes|sekretaris kelurahan|carik)\b/i,
  /\b(perangkat desa|aparat(ur)? desa|kepala dusun|kadus|kaur|kasi|bpd|pkk|rt|rw|staf desa|staf kelurahan)\b/i,
  /\b(pemerintah desa|pemdes|kantor desa|kantor kelurahan|kantor lurah)\b/i,
];

/** 0 is the head of the village; undefined: somebody without an office there. */
export const officerRank = ({ role = '', institution = '' }: Came): number | undefined => {
  const rank = RANKS.findIndex((words) => words.test(role) || words.test(institution));
  return rank === -1 ? undefined : rank;
};

/** One for each village: the highest in rank who came, of equals the first by id. */
export const oneForEach = <T extends Came>(
  people: readonly T[],
  villageOf: (person: T) => string | undefined,
) => {
  const ranked = people.flatMap((person) => {
    const [rank, village] = [officerRank(person), villageOf(person)];
    return rank === undefined || village === undefined ? [] : [{ person, rank, village }];
  });
  const sorted = ranked.toSorted(
    (a, b) => a.rank - b.rank || (a.person.personId < b.person.personId ? -1 : 1),
  );
  return new Map(sorted.toReversed().map(({ village, person }) => [village, person]));
};
