import { RefusedByStore } from './errors.ts';
import { type IndexDefinition, type TableDefinition, tables } from './tables.ts';

const indexesByTable = new Map(
  Object.entries(tables).map(([name, table]: [string, TableDefinition]) => [
    name,
    Object.entries(table.indexes),
  ]),
);

/** The indexes of a table with their names. Throws RefusedByStore when there is no such table. */
export const indexesOf = (table: string): readonly (readonly [string, IndexDefinition])[] => {
  const found = indexesByTable.get(table);
  if (!found) throw new RefusedByStore(`there is no table ${table}`);
  return found;
};

/** Throws RefusedByStore when there is no such table or index. */
export const indexOf = (table: string, index: string): IndexDefinition => {
  const found = indexesOf(table).find(([name]) => name === index);
  if (!found) throw new RefusedByStore(`there is no index ${index} on the table ${table}`);
  return found[1];
};
