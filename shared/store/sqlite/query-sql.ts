import { indexOf } from '../definitions.ts';
import type { Query, SortRange } from '../table.ts';

/** The last character there is: what begins with `p` sorts between `p` and `p` with this behind it. */
const LAST_CHARACTER = '\u{10FFFF}';

export type RangeKind = 'all' | 'equals' | 'between' | 'atLeast' | 'atMost' | 'lessThan' | 'greaterThan';

/** What decides the text of the statement; everything else is bound to it. */
export type QueryShape = {
  readonly from: 'table' | 'index' | 'keys';
  readonly range: RangeKind;
  readonly descending: boolean;
  readonly further: boolean;
};

export type Range = { readonly kind: RangeKind; readonly bounds: readonly string[] };

export const rangeOf = (range: SortRange | undefined): Range => {
  if (!range) return { kind: 'all', bounds: [] };
  if ('equals' in range) return { kind: 'equals', bounds: [range.equals] };
  if ('between' in range) return { kind: 'between', bounds: range.between };
  if ('atLeast' in range) return { kind: 'atLeast', bounds: [range.atLeast] };
  if ('atMost' in range) return { kind: 'atMost', bounds: [range.atMost] };
  if ('lessThan' in range) return { kind: 'lessThan', bounds: [range.lessThan] };
  if ('greaterThan' in range) return { kind: 'greaterThan', bounds: [range.greaterThan] };
  return { kind: 'between', bounds: [range.beginsWith, range.beginsWith + LAST_CHARACTER] };
};

export const sourceOf = ({ table, index }: Query): QueryShape['from'] => {
  if (!index) return 'table';
  return indexOf(table, index).keysOnly ? 'keys' : 'index';
};

const RANGES: Readonly<Record<RangeKind, (column: string) => string>> = {
  all: () => '',
  equals: (column) => ` AND ${column} = ?`,
  between: (column) => ` AND ${column} BETWEEN ? AND ?`,
  atLeast: (column) => ` AND ${column} >= ?`,
  atMost: (column) => ` AND ${column} <= ?`,
  lessThan: (column) => ` AND ${column} < ?`,
  greaterThan: (column) => ` AND ${column} > ?`,
};

/**
 * How many rows: the last value bound. A bare parameter there would make SQLite prepare the statement again at every call,
 * ten times the work of a small query.
 */
const LIMIT = 'LIMIT +?';

const fromTable = ({ range, descending, further }: QueryShape): string =>
  `SELECT r.body, k.pk, k.sk, r.expires_at FROM item_keys k JOIN item_rows r ON r.id = k.id
    WHERE k.table_name = ? AND k.pk = ?${RANGES[range]('k.sk')}
    ${further ? ` AND k.sk ${descending ? '<' : '>'} ?` : ''}
    ORDER BY k.sk ${descending ? 'DESC' : 'ASC'} ${LIMIT}`;

const inIndex = ({ range, descending, further }: QueryShape): string =>
  `x.table_name = ? AND x.index_name = ? AND x.partition = ?${RANGES[range]('x.sort')}
    ${further ? ` AND (x.sort, x.pk, x.sk) ${descending ? '<' : '>'} (?, ?, ?)` : ''}`;

const inOrder = ({ descending }: QueryShape): string =>
  ['x.sort', 'x.pk', 'x.sk'].map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`).join(', ');

const fromIndex = (shape: QueryShape): string =>
  `SELECT r.body, x.pk, x.sk, x.sort, r.expires_at FROM item_indexes x JOIN item_rows r ON r.id = x.id
    WHERE ${inIndex(shape)} ORDER BY ${inOrder(shape)} ${LIMIT}`;

// As in DynamoDB, the index alone: it does not know what has expired.
const fromKeys = (shape: QueryShape): string =>
  `SELECT x.pk, x.sk, x.sort FROM item_indexes x WHERE ${inIndex(shape)} ORDER BY ${inOrder(shape)} ${LIMIT}`;

const MAKERS = { table: fromTable, index: fromIndex, keys: fromKeys } as const;

export const sqlOf = (shape: QueryShape): string => MAKERS[shape.from](shape);
