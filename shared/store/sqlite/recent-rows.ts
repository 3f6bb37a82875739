import type { DatabaseSync } from 'node:sqlite';
import type { Query } from '../table.ts';
import type { Keys } from './keys.ts';
import type { Range } from './query-sql.ts';
import type { Edges, Entry } from './recent-keys.ts';
import { compareText } from './text-order.ts';

type Row = Readonly<Record<string, unknown>>;

const inRange = ({ kind, bounds: [first = '', second = ''] }: Range, edges: Edges): [number, number] => {
  if (kind === 'equals') return [edges.before(first), edges.behind(first)];
  if (kind === 'between') return [edges.before(first), edges.behind(second)];
  if (kind === 'atLeast') return [edges.before(first), edges.end];
  if (kind === 'greaterThan') return [edges.behind(first), edges.end];
  if (kind === 'atMost') return [0, edges.behind(first)];
  return [0, kind === 'lessThan' ? edges.before(first) : edges.end];
};

type Wanted = { readonly range: Range; readonly after: string | undefined; readonly limit: number };

const rangeIn =
  ({ range, after }: Wanted, descending: boolean) =>
  (edges: Edges): readonly [number, number] => {
    const [from, to] = inRange(range, edges);
    if (after === undefined) return [from, to];
    return descending ? [from, Math.min(to, edges.before(after))] : [Math.max(from, edges.behind(after)), to];
  };

/** Both are in the order of `sk`; what is in both comes once. */
function* merged(
  indexed: Iterable<Row>,
  recent: readonly Entry[],
  rowOf: (entry: Entry) => Row | undefined,
  direction: 1 | -1,
): Generator<Row, void, undefined> {
  let next = 0;
  function* recentUntil(sk: string | undefined): Generator<Row, void, undefined> {
    for (let entry = recent[next]; entry !== undefined; entry = recent[next]) {
      if (sk !== undefined && compareText(entry.sk, sk) * direction > 0) return;
      next += 1;
      const row = rowOf(entry);
      if (row) yield row;
    }
  }
  for (const row of indexed) {
    const sk = String(row['sk']);
    yield* recentUntil(sk);
    if (recent[next - 1]?.sk !== sk) yield row;
  }
  yield* recentUntil(undefined);
}

/** Adds to the rows of a query of a table, which the key index found, those whose keys are in memory. */
export const openRecentRows = (database: DatabaseSync, keys: Keys) => {
  const select = database.prepare('SELECT body, pk, sk, expires_at FROM item_rows WHERE id = ?');
  return (
    { table, partition, descending = false }: Query,
    wanted: Wanted,
    indexed: Iterable<Row>,
  ): Iterable<Row> => {
    const range = rangeIn(wanted, descending);
    const recent = keys.recentPart(table, partition, { range, descending, limit: wanted.limit });
    if (recent.length === 0) return indexed;
    return merged(indexed, recent, ({ id }) => select.get(id), descending ? -1 : 1);
  };
};
