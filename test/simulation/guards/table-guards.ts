import type { Item, Page, Put, Table, TransactWrite, Update, Write } from '#shared/store/table.ts';
import { given, isMessage, keyOf } from '../world/stage.ts';

type Seen = (item: Item) => Item | undefined;
type Changed = (write: TransactWrite) => TransactWrite;

const pageOf = ({ items, ...page }: Page, seen: Seen): Page => ({
  ...page,
  items: items.flatMap((item) => seen(item) ?? []),
});

/** A table whose readers see every item as `seen` shows it: changed, or not at all. */
export const seenThrough = (table: Table, seen: Seen): Table => {
  const look = (item: Item | undefined): Item | undefined => (item === undefined ? undefined : seen(item));
  return {
    ...table,
    get: async (ref, options) => look(await table.get(ref, options)),
    batchGet: async (refs) => (await table.batchGet(refs)).map(look),
    query: async (query) => pageOf(await table.query(query), seen),
  };
};

/** A table that writes something else than it is told. */
export const writtenAs = (table: Table, changed: Changed): Table => ({
  ...table,
  // What changes a write keeps its kind.
  write: (write) => table.write(changed(write) as Write),
  writeEach: (writes) => table.writeEach(writes.map((write) => changed(write) as Write)),
  transact: (writes, options) => table.transact(writes.map(changed), options),
});

const withoutIf = (write: TransactWrite): TransactWrite => {
  if (write.kind === 'check') return write;
  const { if: _, ...rest } = write;
  return rest;
};

const isPut = (write: TransactWrite): write is Put => write.kind === 'put';
const isUpdate = (write: TransactWrite): write is Update => write.kind === 'update';

/** Claims of new messages go through, whoever has claimed them before. */
export const unguardedClaims: Changed = (write) =>
  isMessage(write) && isPut(write) ? withoutIf(write) : write;

/** Outcomes are written over whatever stands there. */
export const unguardedOutcomes: Changed = (write) =>
  isMessage(write) && isUpdate(write) ? withoutIf(write) : write;

/** What somebody is sending may be taken by somebody else. */
export const unguardedTakeover: Changed = (write) =>
  isMessage(write) && given(write, 'state') === 'sending' ? withoutIf(write) : write;

const turned =
  (from: string, to: string, more: Readonly<Record<string, string>> = {}): Changed =>
  (write) =>
    isMessage(write) && isUpdate(write) && write.set?.['state'] === from
      ? { ...write, set: { ...write.set, state: to, ...more } }
      : write;

/** What the provider refused counts as sent. */
export const believed: Changed = turned('failed', 'accepted', { providerId: 'nobody' });

/** What the provider surely did not take counts as lost. */
export const despaired: Changed = (write) =>
  given(write, 'reason') === 'throttled' ? turned('held', 'unknown')(write) : write;

/** Parts are set aside whether there are any or not. */
export const unguardedReserves: Changed = (write) => {
  const isReserve =
    isUpdate(write) && keyOf(write).pk.startsWith('BUDGET#') && (write.add?.['reserved'] ?? 0) > 0;
  return isReserve ? withoutIf(write) : write;
};

/** A batch is closed, and its account settled, as often as somebody likes. */
export const unguardedClosing: Changed = (write) =>
  isUpdate(write) && keyOf(write).sk.startsWith('BATCH#') && given(write, 'spent') !== undefined
    ? withoutIf(write)
    : write;

const starts = (prefix: string, seen: Seen): Seen => {
  return (item) => (item.pk.startsWith(prefix) || item.sk.startsWith(prefix) ? seen(item) : item);
};

const without = (item: Item, ...names: readonly string[]): Item => {
  const left = Object.entries(item).filter(([name]) => !names.includes(name));
  // Keys are never among the names.
  return Object.fromEntries(left) as Item;
};

export const hidden = (prefix: string): Seen => starts(prefix, () => undefined);
export const openGates: Seen = starts('GATE#', (item) => ({ ...item, open: true }));
export const oldGates: Seen = starts('GATE#', (item) => ({ ...item, version: 0 }));
export const noQuiet: Seen = starts('BATCH#', (item) => without(item, 'quiet'));
export const noMark: Seen = starts('BATCH#', (item) => without(item, 'again'));
export const noEnd: Seen = starts('BATCH#', (item) => ({ ...item, notAfter: '2099-01-01T00:00:00.000Z' }));
/** Nobody is at work on anything. */
export const nobodyAtWork: Seen = starts('M#', (item) =>
  item['state'] === 'sending' ? { ...item, state: 'held', nextAt: item['claimedAt'] } : item,
);

export const neverClaimed: Seen = starts('M#', (item) => without(item, 'claimedAt'));

const GONE: readonly unknown[] = ['accepted', 'delivered', 'unknown', 'sending'];

/** What went out looks like another cause. */
export const strangers: Seen = starts('M#', (item) => {
  const parts = item.sk.split('|');
  const isGone = GONE.includes(item['state']);
  return isGone
    ? { ...item, sk: parts.map((part, index) => (index === 3 ? `${part}x` : part)).join('|') }
    : item;
});

/** Everything that went out looks as if nothing was known of it yet. */
export const forgotten: Seen = starts('M#', (item) =>
  GONE.includes(item['state']) && item['state'] !== 'sending' ? { ...item, state: 'unknown' } : item,
);

/** The look at the gates just before the calls finds nothing; the one before the claims is as it was. */
export const blindRecheck = (table: Table): Table => ({
  ...table,
  batchGet: async (refs) => {
    const isFirst = refs.some(({ key }) => key.pk.startsWith('OFFICE#'));
    const items = await table.batchGet(refs);
    return items.map((item) => (!isFirst && item?.pk.startsWith('GATE#') ? undefined : item));
  },
});
