import { demoArrival } from './demo-data.ts';
import { inventedName, type Sex } from './names.ts';
import { homesInOrder } from './regencies.ts';

/** One line of the demo manifest. */
export type ManifestPerson = {
  readonly number: number;
  readonly name: string;
  readonly sex: Sex;
  /** `dd/mm/yyyy`. */
  readonly birthDate: string;
  readonly document: string;
  readonly documentType: 'Paspor' | 'SPLP';
  readonly province: string;
  readonly regency: string;
  readonly cause: string;
  readonly family?: string;
  readonly guardian?: number;
};

type Child = {
  readonly at: number;
  readonly guardian: number;
  readonly sex: Sex;
  readonly birthDate: string;
  readonly family: string;
};

/** Numbers in the list. A mother with two children, and a father with one, all from Sambas. */
const CHILDREN: readonly Child[] = [
  { at: 4, guardian: 3, sex: 'L', birthDate: '14/02/2018', family: 'K1' },
  { at: 5, guardian: 3, sex: 'P', birthDate: '03/09/2021', family: 'K1' },
  { at: 9, guardian: 8, sex: 'L', birthDate: '21/06/2016', family: 'K2' },
];

const MOTHER = 3;
const { figures, causes } = demoArrival;

/** 26 women: the mother, her daughter, and every fifth of the others until there are enough. */
const womenNumbers = (): ReadonlySet<number> => {
  const women = new Set([MOTHER, ...CHILDREN.filter(({ sex }) => sex === 'P').map(({ at }) => at)]);
  for (let number = 12; women.size < figures.women; number += 5) women.add(number);
  return women;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Adults between 21 and 49, spread evenly. */
const adultBirth = (number: number): string =>
  `${two(((number * 11) % 28) + 1)}/${two(((number * 5) % 12) + 1)}/${1976 + ((number * 13) % 28)}`;

/** Whoever had no passport travels on a document of the consulate (SPLP); numbers are plainly not real ones. */
const documentOf = (number: number, cause: string): Pick<ManifestPerson, 'document' | 'documentType'> => {
  const documentType = cause === 'Tanpa paspor' ? 'SPLP' : 'Paspor';
  return {
    document: `CONTOH-${documentType.toUpperCase()}-${String(number).padStart(4, '0')}`,
    documentType,
  };
};

/** Each cause as often as reported, mixed through the list. */
const causesInOrder = (): readonly string[] => {
  const left = new Map(Object.entries(causes));
  return Array.from({ length: figures.people }, (_, index) => {
    const due = [...left].map(([cause, count]) => [cause, count / (causes[cause] ?? 1)] as const);
    const [cause] = due.reduce(
      (most, other) => (other[1] > most[1] ? other : most),
      due[index % due.length] ?? ['', 0],
    );
    left.set(cause, (left.get(cause) ?? 0) - 1);
    return cause;
  });
};

const familyOf = (number: number): Pick<ManifestPerson, 'family' | 'guardian'> => {
  const child = CHILDREN.find(({ at }) => at === number);
  if (child !== undefined) return { family: child.family, guardian: child.guardian };
  const parentOf = CHILDREN.find(({ guardian }) => guardian === number);
  return parentOf === undefined ? {} : { family: parentOf.family };
};

/** The people of the first manifest, the same every time. */
export const manifestPeople = (): readonly ManifestPerson[] => {
  const women = womenNumbers();
  const reasons = causesInOrder();
  return homesInOrder().map((home, index) => {
    const number = index + 1;
    const child = CHILDREN.find(({ at }) => at === number);
    const sex = women.has(number) ? 'P' : 'L';
    const cause = reasons[index] ?? '';
    return {
      number,
      name: inventedName(index, sex),
      sex,
      birthDate: child?.birthDate ?? adultBirth(number),
      ...documentOf(number, cause),
      ...home,
      cause,
      ...familyOf(number),
    };
  });
};

/** The second manifest: at the desk it turned out that two people from Jawa Timur come from Nusa Tenggara Barat. */
export const correctedPeople = (): readonly ManifestPerson[] => {
  const people = manifestPeople();
  const { from, to, people: moved } = demoArrival.correction;
  const leaving = people
    .filter(({ province }) => province === demoArrival.provinces[from]?.name)
    .slice(-moved);
  const province = demoArrival.provinces[to]?.name ?? '';
  return people.map((person) =>
    leaving.includes(person) ? { ...person, province, regency: 'Kabupaten Lombok Timur' } : person,
  );
};
