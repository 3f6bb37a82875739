/** Spreadsheets take these at the start of a cell for a formula, the full-width ones too. */
const FORMULA = '=+\\-@＝＋－＠';

/**
 * Where a cell begins, for whoever reads the file: at its start, and behind a semicolon, tab or line break within it, which
 * end a cell where the machine's list separator is not the comma. Blanks and quotation marks may stand before a formula.
 */
const STARTS_FORMULA = new RegExp(`(?<=^|[;\\t\\r\\n])(?=["\\s]*[${FORMULA}])|^(?=[\\t\\r\\n])`, 'gu');

/** An apostrophe makes a spreadsheet show what follows it as text. */
const asText = (cell: string): string => cell.replace(STARTS_FORMULA, "'");

const quoted = (cell: string): string =>
  /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export type CsvCell = string | number | undefined;

const cellOf = (cell: CsvCell): string => {
  if (cell === undefined) return '';
  return typeof cell === 'number' ? String(cell) : quoted(asText(cell));
};

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as RFC 4180 writes it, in which no text of anybody's becomes a formula when a spreadsheet opens it. Numbers are
 * the program's own and stay numbers.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
