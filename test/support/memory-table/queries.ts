import { type Position, readCursor, writeCursor } from '#shared/store/cursor.ts';
import { indexOf } from '#shared/store/definitions.ts';
import { isExpired } from '#shared/store/expiry.ts';
import { itemSize } from '#shared/store/item-size.ts';
import type { Item, Page, Query, SortRange } from '#shared/store/table.ts';
import type { Entries } from './entries.ts';
import type { Rows } from './rows.ts';
import { compareTexts, placeIn } from './sort-keys.ts';
import type { StoredItem } from './stored.ts';

/** DynamoDB ends a page before it grows past 1 MB. */
const MAX_PAGE_BYTES = 1024 * 1024;

const LAST_CHARACTER = '\u{10FFFF}';

type Span = { readonly from: number; readonly to: number };

const boundsOf = (range: SortRange): { readonly low?: string; readonly high?: string } => {
  if ('equals' in range) return { low: range.equals, high: range.equals };
  if ('between' in range) return { low: range.between[0], high: range.between[1] };
  if ('beginsWith' in range) return { low: range.beginsWith, high: range.beginsWith + LAST_CHARACTER };
  if ('atLeast' in range) return { low: range.atLeast };
  return 'atMost' in range ? { high: range.atMost } : {};
};

/** The entries within the range, as places in the list. */
const spanOf = (list: readonly Position[], range: SortRange | undefined): Span => {
  const before = (bound: string) => placeIn(list, ({ sort }) => compareTexts(sort, bound) < 0);
  const upTo = (bound: string) => placeIn(list, ({ sort }) => compareTexts(sort, bound) <= 0);
  if (range === undefined) return { from: 0, to: list.length };
  if ('lessThan' in range) return { from: 0, to: before(range.lessThan) };
  if ('greaterThan' in range) return { from: upTo(range.greaterThan), to: list.length };
  const { low, high } = boundsOf(range);
  return { from: low === undefined ? 0 : before(low), to: high === undefined ? list.length : upTo(high) };
};

/** What is left of the span behind the place at which the page before ended. */
const further = (entries: Entries, { from, to }: Span, { descending }: Query, last: Position): Span =>
  descending === true
    ? { from, to: Math.min(to, entries.at(last)) }
    : { from: Math.max(from, entries.behind(last)), to };

type Found = { readonly item: Item; readonly bytes: () => number; readonly atMost: number };

const finderOf = (rows: Rows, query: Query, now: number) => {
  const definition = query.index === undefined ? undefined : indexOf(query.table, query.index);
  if (definition?.keysOnly)
    return ({ pk, sk, sort }: Position): Found => {
      const item: Item = { pk, sk, [definition.partition]: query.partition, [definition.sort]: sort };
      return { item, bytes: () => itemSize(item), atMost: (pk.length + sk.length + sort.length) * 3 + 1000 };
    };
  return ({ pk, sk }: Position): Found | undefined => {
    const stored: StoredItem | undefined = rows.read({ table: query.table, key: { pk, sk } });
    if (stored === undefined || isExpired(stored.item, now)) return undefined;
    return { ...stored, bytes: () => itemSize(stored.item) };
  };
};

/** As long as all of it may well fit, nothing is counted byte by byte. */
const pageBytes = () => {
  const found: Found[] = [];
  let [atMost, bytes] = [0, 0];
  let isExact = false;
  return {
    found,
    /** False when it does not fit any more. */
    add: (next: Found): boolean => {
      atMost += next.atMost;
      if (!isExact && atMost > MAX_PAGE_BYTES) {
        isExact = true;
        bytes = found.reduce((sum, each) => sum + each.bytes(), 0);
      }
      if (isExact) bytes += next.bytes();
      if (bytes > MAX_PAGE_BYTES && found.length > 0) return false;
      found.push(next);
      return true;
    },
  };
};

/** Runs a query that has been checked. What has expired takes its place in the page, which is then shorter. */
export const runQuery = (rows: Rows, query: Query, limit: number, now: number): Page => {
  const entries = rows.entries(query.table, query.index, query.partition);
  const list = entries.list();
  const whole = spanOf(list, query.sort);
  const span =
    query.cursor === undefined ? whole : further(entries, whole, query, readCursor(query, query.cursor));
  const count = Math.min(limit, Math.max(0, span.to - span.from));
  const find = finderOf(rows, query, now);
  const page = pageBytes();
  let last: Position | undefined;
  for (let index = 0; index < count; index += 1) {
    const position = list[query.descending === true ? span.to - 1 - index : span.from + index];
    const next = position && find(position);
    if (next !== undefined && !page.add(next))
      return { items: page.found.map(({ item }) => item), ...cursorAt(query, last) };
    last = position;
  }
  // Like DynamoDB, a page that is just full has a cursor, even if nothing follows.
  const items = page.found.map(({ item }) => item);
  return count === limit ? { items, ...cursorAt(query, last) } : { items };
};

const cursorAt = (query: Query, last: Position | undefined): Pick<Page, 'cursor'> =>
  last === undefined ? {} : { cursor: writeCursor(query, last) };
