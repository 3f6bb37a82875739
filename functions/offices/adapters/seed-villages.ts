import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Put, Table } from '#shared/store/table.ts';
import { refOf } from './rows.ts';

const SOURCE = new URL('../data/villages.txt', import.meta.url);

const rowsOf = (source: string): ReadonlyMap<string, string> => {
  const rows = new Map<string, string>();
  for (const line of source.trimEnd().split('\n')) {
    const regency = line.slice(0, 5);
    const before = rows.get(regency);
    rows.set(regency, before === undefined ? line : `${before}\n${line}`);
  }
  return rows;
};

/**
 * Puts the 83,000 villages into the directory, a row for each regency: far too many to be part of a function's code. Does
 * nothing when this very list is there already, so it may run at every start.
 */
export const seedVillages = async (table: Table): Promise<void> => {
  const source = await readFile(SOURCE, 'utf8');
  const version = createHash('sha256').update(source).digest('base64url');
  const marker = refOf('villages', 'version');
  if ((await table.get(marker))?.['version'] === version) return;
  const puts = [...rowsOf(source)].map(
    ([regency, lines]): Put => ({
      kind: 'put',
      table: 'offices',
      item: { ...refOf('villages', regency).key, lines },
    }),
  );
  await table.writeEach(puts);
  await table.write({ kind: 'put', table: 'offices', item: { ...marker.key, version } });
};
