import * as z from 'zod';
import { StoreBusy } from '#shared/store/errors.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Key, Table, TransactWrite } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { Stop, SwitchBoard, Switches } from '../domain/switches.ts';
import { untorn } from './untorn.ts';

const TABLE = 'messages';

export const SWITCHES_KEY: Key = { pk: 'SWITCHES', sk: 'SWITCHES' };

// In an item of its own: every worker reads the switches before it sends, nobody reads the history then.
const HISTORY_KEY: Key = { pk: 'SWITCHES', sk: 'HISTORY' };

const words = { by: z.string(), at: stored.instant, reason: z.string() };
const storedStops = z.object({ stops: z.record(z.string(), z.object(words)), revision: stored.count });
const storedHistory = z.object({
  revision: stored.count,
  changes: z.array(z.object({ ...words, name: z.string(), action: z.enum(['stop', 'resume']) })),
});

const NOTHING = { stops: {}, changes: [], revision: 0 };

const rowOf = (item: Item | undefined) => storedStops.parse(item ?? NOTHING);

/** Throws when the row is malformed: nobody may send then. */
export const switchesOf = (item: Item | undefined): Switches =>
  new Map<string, Stop>(Object.entries(rowOf(item).stops));

const writesOf = ({ revision, switches, changes }: SwitchBoard): TransactWrite[] => [
  {
    kind: 'put',
    table: TABLE,
    item: { ...SWITCHES_KEY, revision: revision + 1, stops: Object.fromEntries(switches) },
    if: revision === 0 ? { missing: 'pk' } : { attribute: 'revision', equals: revision },
  },
  { kind: 'put', table: TABLE, item: { ...HISTORY_KEY, revision: revision + 1, changes } },
];

const TRIES = 10;

/** Kill switches with their history. Throws StoreBusy or StoreAnswerLost. */
export const switchStore = (table: Table) => {
  const load = (): Promise<SwitchBoard> =>
    untorn(async () => {
      const [row, history] = await table.batchGet([
        { table: TABLE, key: SWITCHES_KEY },
        { table: TABLE, key: HISTORY_KEY },
      ]);
      const { revision } = rowOf(row);
      const { changes, ...last } = storedHistory.parse(history ?? NOTHING);
      return last.revision === revision ? { revision, switches: switchesOf(row), changes } : 'torn';
    });
  return {
    load,
    change: async (decide: (board: SwitchBoard) => SwitchBoard | undefined): Promise<SwitchBoard> => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const board = await load();
        const next = decide(board);
        if (next === undefined) return board;
        if ((await transactOnce(table, writesOf(next))).ok) return { ...next, revision: next.revision + 1 };
      }
      throw new StoreBusy('the switches kept moving');
    },
  };
};
