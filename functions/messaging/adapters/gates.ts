import type { Item, Key, Table, Update } from '#shared/store/table.ts';
import type { Gate, Gates } from '../domain/gates.ts';

const gateKey = (gate: string): Key => ({ pk: `GATE#${gate}`, sk: 'GATE' });

/**
 * Moves a gate in its cause's own transaction. Never back: refused when the gate already has a later version. Setting the
 * same version again opens or closes it.
 */
export const gateSet = (
  gate: string,
  state: { readonly version: number; readonly open: boolean },
): Update => ({
  kind: 'update',
  table: 'messages',
  key: gateKey(gate),
  set: { version: state.version, open: state.open },
  if: { any: [{ missing: 'pk' }, { attribute: 'version', atMost: state.version }] },
});

const gateOf = (item: Item): Gate => {
  const { version, open } = item;
  if (typeof version !== 'number' || typeof open !== 'boolean') throw new Error('a gate row is malformed');
  return { version, open };
};

/** One consistent read of every gate named, 100 at a time; missing ones are left out. */
export const gatesStore = (table: Table) => ({
  read: async (names: readonly string[]): Promise<Gates> => {
    const unique = [...new Set(names)];
    const found = new Map<string, Gate>();
    for (let from = 0; from < unique.length; from += 100) {
      const page = unique.slice(from, from + 100);
      const items = await table.batchGet(page.map((name) => ({ table: 'messages', key: gateKey(name) })));
      for (const [index, item] of items.entries()) {
        const name = page[index];
        if (item !== undefined && name !== undefined) found.set(name, gateOf(item));
      }
    }
    return found;
  },
});
