/** One line of an official list of attendance. */
export type SheetRow = {
  readonly name: string;
  readonly sex?: 'L' | 'P';
  /** Position, institution, village. */
  readonly position: string;
  readonly phone: string;
};

export type Listed = {
  readonly status: 'seated' | 'waiting' | 'cancelled' | 'walk_in';
  readonly name: string;
  readonly sex?: 'L' | 'P';
  readonly role?: string;
  readonly institution?: string;
  readonly place?: string;
  readonly phone?: string;
  readonly phoneText?: string;
  readonly since?: string;
};

/** `+62812…` as people write it: `0812…`. */
const asWritten = (phone: string): string => phone.replace(/^\+62/, '0');

/** `Desa Korek` says `Korek` too. */
const withoutRepeats = (parts: readonly string[]): readonly string[] =>
  parts.filter(
    (part, index) =>
      !parts.some((other, at) => at < index && other.toLowerCase().includes(part.toLowerCase())),
  );

const rowOf = ({ name, sex, role, institution, place, phone, phoneText }: Listed): SheetRow => {
  const position = withoutRepeats([role, institution, place].filter((each) => each !== undefined)).join(', ');
  return {
    ...{ name, position, phone: phone === undefined ? (phoneText ?? '') : asWritten(phone) },
    ...(sex === undefined ? {} : { sex }),
  };
};

/** Whoever has a seat or came, by village and name. Those who only wait have no line: they sign on a blank one. */
export const participantRows = (people: readonly Listed[]): SheetRow[] =>
  people
    .filter(({ status, since }) => status === 'seated' || since !== undefined)
    .toSorted((a, b) => (a.place ?? '').localeCompare(b.place ?? '') || a.name.localeCompare(b.name))
    .map(rowOf);

const ROWS_ON_A_PAGE = 20;
/** Beside the signature of whoever answers for the list. */
const ROWS_ON_THE_LAST = 13;
const BLANK_ROWS = 10;

export type NumberedRow = { readonly number: number; readonly row?: SheetRow };

/** Pages of numbered lines, with blank ones for walk-ins; the last page is filled up. */
export const sheetPages = (rows: readonly SheetRow[]): readonly (readonly NumberedRow[])[] => {
  const full = Math.max(0, Math.ceil((rows.length + BLANK_ROWS - ROWS_ON_THE_LAST) / ROWS_ON_A_PAGE));
  return Array.from({ length: full + 1 }, (_, page) =>
    Array.from({ length: page === full ? ROWS_ON_THE_LAST : ROWS_ON_A_PAGE }, (__, line) => {
      const index = page * ROWS_ON_A_PAGE + line;
      const row = rows[index];
      return { number: index + 1, ...(row === undefined ? {} : { row }) };
    }),
  );
};
