import * as z from 'zod';
import type { Table } from '#shared/store/table.ts';
import { region } from '../data/regions.ts';
import { readRow } from './rows.ts';

export type Village = {
  /** Kemendagri code, `61.03.21.2001`. */
  readonly code: string;
  readonly name: string;
  /** Name of the district. */
  readonly district: string;
};

const row = z.object({ lines: z.string() });

const villagesIn = (line: string): readonly Village[] => {
  const [district = '', ...villages] = line.split('|');
  const name = region(district)?.name ?? district;
  return villages.map((text) => ({
    code: `${district}.${text.slice(0, 4)}`,
    name: text.slice(4),
    district: name,
  }));
};

/** The villages of a regency in the order of codes; none when they were never put into this directory. */
export const villagesReader = (table: Table) => ({
  ofRegency: async (regencyCode: string): Promise<readonly Village[]> => {
    const found = await readRow(table, row, 'villages', regencyCode);
    return found === undefined ? [] : found.lines.split('\n').flatMap(villagesIn);
  },
});
