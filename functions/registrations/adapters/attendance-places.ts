import { region, villagesReader } from '#functions/offices/contract.ts';
import type { Table } from '#shared/store/table.ts';
import type { PlaceNames } from '../app/ports.ts';

/** A village's code is longer than a district's. */
const VILLAGE_CODE = 13;

/** Reads each regency's villages once. */
export const attendancePlaces = (table: Table): PlaceNames => {
  const villages = villagesReader(table);
  return async (codes) => {
    const wanted = new Set(codes);
    const regencies = new Set(
      [...wanted].filter((code) => code.length === VILLAGE_CODE).map((code) => code.slice(0, 5)),
    );
    const names = new Map([...wanted].map((code) => [code, region(code)?.name ?? code]));
    for (const regency of regencies)
      for (const { code, name } of await villages.ofRegency(regency))
        if (wanted.has(code)) names.set(code, name);
    return names;
  };
};
