import { RefusedByStore } from '../errors.ts';
import type { TableName } from '../tables.ts';

/** What a table is called where it is deployed. Throws RefusedByStore when there is no such table. */
export type Names = (table: TableName) => string;

export const namesOf =
  (tableNames: Readonly<Partial<Record<TableName, string>>>): Names =>
  (table) => {
    const name = tableNames[table];
    if (name === undefined) throw new RefusedByStore(`there is no table ${table}`);
    return name;
  };
