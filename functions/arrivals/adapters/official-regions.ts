import { type Region, region, searchRegions } from '#functions/offices/contract.ts';
import type { RegionNames } from '../domain/regions.ts';

/** More than there are; the directory wants a limit. */
const ALL = 100_000;

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

type Upper = { readonly provinces: readonly Region[]; readonly regencies: readonly Region[] };

const loadUpper = (): Upper => {
  const all = DIGITS.flatMap((digit) => searchRegions(digit, ALL));
  return {
    provinces: all.filter(({ level }) => level === 'province'),
    regencies: all.filter(({ level }) => level === 'regency'),
  };
};

/** Kemendagri's regions, gathered when first asked for: most calls of a function never need them. */
export const officialRegions = (): RegionNames => {
  let upper: Upper | undefined;
  const loaded = (): Upper => {
    upper ??= loadUpper();
    return upper;
  };
  return {
    exists: (code) => region(code) !== undefined,
    get provinces() {
      return loaded().provinces;
    },
    get regencies() {
      return loaded().regencies;
    },
    districtsOf: (regencyCode) => searchRegions(`${regencyCode}.`, ALL),
  };
};
