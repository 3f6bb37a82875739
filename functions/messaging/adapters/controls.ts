import { getAll } from '#shared/store/get-all.ts';
import type { Table } from '#shared/store/table.ts';
import type { Controls } from '../app/ports.ts';
import type { Gate } from '../domain/gates.ts';
import { allowedKey, allowedOf } from './allowed.ts';
import { gateKey, gateOf } from './gates.ts';
import { SWITCHES_KEY, switchesOf } from './switches.ts';

/** Gates by name; missing ones are left out. */
export const readGates =
  (table: Table) =>
  async (names: readonly string[]): Promise<ReadonlyMap<string, Gate>> => {
    const unique = [...new Set(names)];
    const items = await getAll(table, 'messages', unique.map(gateKey));
    return new Map(
      unique.flatMap((name, index) => {
        const item = items[index];
        return item === undefined ? [] : [[name, gateOf(item)] as const];
      }),
    );
  };

/** Gates, kill switches and test numbers, read together. */
export const readControls =
  (table: Table) =>
  async (about: {
    readonly gates: readonly string[];
    readonly offices: readonly string[];
  }): Promise<Controls> => {
    const gateNames = [...new Set(about.gates)];
    const offices = [...new Set(about.offices)];
    const keys = [SWITCHES_KEY, ...offices.map(allowedKey), ...gateNames.map(gateKey)];
    const [switches, ...rest] = await getAll(table, 'messages', keys);
    const gates = gateNames.flatMap((name, index) => {
      const item = rest[offices.length + index];
      return item === undefined ? [] : [[name, gateOf(item)] as const];
    });
    return {
      gates: new Map(gates),
      switches: switchesOf(switches),
      allowed: new Map(offices.map((office, index) => [office, allowedOf(rest[index])])),
    };
  };
