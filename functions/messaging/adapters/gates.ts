import type { Item, Key, Update } from '#shared/store/table.ts';
import type { Gate } from '../domain/gates.ts';

export const gateKey = (gate: string): Key => ({ pk: `GATE#${gate}`, sk: 'GATE' });

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

export const gateOf = (item: Item): Gate => {
  const { version, open } = item;
  if (typeof version !== 'number' || typeof open !== 'boolean') throw new Error('a gate row is malformed');
  return { version, open };
};
