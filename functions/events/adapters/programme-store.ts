import * as z from 'zod';
import { err, ok } from '#shared/kernel/result.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import type { ProgrammeStore } from '../app/ports.ts';
import type { Programme } from '../domain/programme.ts';
import { PROGRAMME_PREFIX, programmeKey, programmesOf, TABLE } from './keys.ts';

const { instant, count } = stored;

const storedProgramme = z.object({
  programmeId: z.string(),
  officeId: z.string(),
  name: z.string(),
  budgetYear: count,
  budgetSource: z.string(),
  version: count,
  createdAt: instant,
  createdBy: z.string(),
  changedAt: instant.exactOptional(),
  changedBy: z.string().exactOptional(),
});

const programmeOf = (item: Item): Programme => storedProgramme.parse(item);

const itemOf = (programme: Programme): Item => ({
  ...programmeKey(programme.officeId, programme.programmeId),
  ...programme,
});

export const programmeStore = (table: Table): ProgrammeStore => {
  const find: ProgrammeStore['find'] = async (officeId, programmeId) => {
    const item = await table.get({ table: TABLE, key: programmeKey(officeId, programmeId) });
    return item === undefined ? undefined : programmeOf(item);
  };
  return {
    find,
    list: async (officeId, cursor) => {
      const page = await table.query({
        table: TABLE,
        partition: programmesOf(officeId),
        sort: { beginsWith: PROGRAMME_PREFIX },
        descending: true,
        consistent: true,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const programmes = page.items.map(programmeOf);
      return page.cursor === undefined ? { programmes } : { programmes, cursor: page.cursor };
    },
    create: async (programme) => {
      await repeatLost(() =>
        table.write({ kind: 'put', table: TABLE, item: itemOf(programme), if: { missing: 'pk' } }),
      );
    },
    save: async (programme) => {
      const before = { attribute: 'version', equals: programme.version - 1 } as const;
      const saved = await repeatLost(() =>
        table.write({ kind: 'put', table: TABLE, item: itemOf(programme), if: before }),
      );
      if (saved.ok) return ok(undefined);
      // The answer to an earlier try may have been lost.
      const { item } = saved.error;
      const isOurs = item !== undefined && JSON.stringify(programmeOf(item)) === JSON.stringify(programme);
      return isOurs ? ok(undefined) : err({ kind: 'stale_version' });
    },
  };
};
