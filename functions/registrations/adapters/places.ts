import { searchRegions, villagesReader } from '#functions/offices/contract.ts';
import type { Table } from '#shared/store/table.ts';
import type { Place, PlacesAround } from '../app/ports.ts';

/** Regencies that are kept in memory: a page is opened thousands of times, its villages change once in years. */
const MOST_KEPT = 20;
const MOST_DISTRICTS = 100;

const districtsOf = (code: string): readonly Place[] =>
  searchRegions(`${code}.`, 2000)
    .filter(({ level }) => level === 'district')
    .slice(0, MOST_DISTRICTS)
    .map(({ code: district, name }) => ({ code: district, name }));

export const placesAround = (table: Table): PlacesAround => {
  const villages = villagesReader(table);
  const kept = new Map<string, readonly Place[]>();
  return async (regionCode) => {
    const regency = regionCode.slice(0, 5);
    const known = kept.get(regency);
    if (known !== undefined) return known;
    const found = regency.length === 5 ? await villages.ofRegency(regency) : [];
    // Districts instead, and asked for again: villages may be put into the directory at any time.
    if (found.length === 0) return districtsOf(regency);
    if (kept.size === MOST_KEPT) kept.clear();
    kept.set(regency, found);
    return found;
  };
};
