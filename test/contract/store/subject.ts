import { type Clock, type Instant, instantFromMillis } from '#shared/kernel/time.ts';
import type { Item, ItemRef, Key, Table } from '#shared/store/table.ts';

export type MovingClock = Clock & { readonly advance: (seconds: number) => void };

export const START_SECONDS = Date.parse('2025-10-12T01:00:00Z') / 1000;

export const movingClock = (): MovingClock => {
  let seconds = START_SECONDS;
  return {
    now: (): Instant => instantFromMillis(seconds * 1000),
    advance: (by) => {
      seconds += by;
    },
  };
};

/** A table to check. It may hold items of other checks, so keys and index partitions come from `unique`. */
export type Subject = { readonly table: Table; readonly clock: MovingClock; readonly unique: string };

export type Check = { readonly name: string; readonly run: (subject: Subject) => Promise<void> };

/** Where the items of these checks live: it has indexes of whole items on several pairs of attributes. */
export const TABLE = 'arrivals';

export const keyOf = ({ unique }: Subject, name = 'a', sk = '-'): Key => ({ pk: `${unique}/${name}`, sk });

export const refTo = (subject: Subject, name?: string, sk?: string): ItemRef => ({
  table: TABLE,
  key: keyOf(subject, name, sk),
});

export const itemFor = (
  subject: Subject,
  more: Record<string, Item[string]> = {},
  name?: string,
  sk?: string,
): Item => ({
  ...keyOf(subject, name, sk),
  ...more,
});

export const store = async (subject: Subject, ...items: readonly Item[]): Promise<void> => {
  await subject.table.writeEach(items.map((item) => ({ kind: 'put', table: TABLE, item })));
};

export const stored = (subject: Subject, name?: string, sk?: string): Promise<Item | undefined> =>
  subject.table.get(refTo(subject, name, sk));
