import { readAll } from '#shared/store/read-all.ts';
import type { Condition, Item, Query, Table, TransactWrite } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import { isActive, type OptOut, type OptOutScope } from '../domain/opt-out.ts';
import { phonePk } from './message-item.ts';
import {
  OPT_OUT_PREFIX,
  optOutItem,
  optOutKey,
  optOutOf,
  pastKey,
  pastPartition,
  revisionOf,
} from './opt-out-item.ts';

type Found = { readonly optOut?: OptOut; readonly revision: number };

const TABLE = 'messages';

const isAsRead = ({ revision }: Found): Condition =>
  revision === 0 ? { missing: 'pk' } : { attribute: 'revision', equals: revision };

const writesOf = (
  phone: string,
  before: Found,
  { now, past }: { readonly now: OptOut; readonly past?: OptOut },
): TransactWrite[] => {
  const { scope } = now;
  const revision = before.revision + 1;
  const current: TransactWrite = {
    kind: 'put',
    table: TABLE,
    item: optOutItem(optOutKey(phone, scope), now, revision),
    if: isAsRead(before),
  };
  if (past === undefined) return [current];
  const item = optOutItem(pastKey(phone, scope, before.revision), past, before.revision);
  return [current, { kind: 'put', table: TABLE, item, if: { missing: 'pk' } }];
};

const listOf = async (table: Table, query: Omit<Query, 'table' | 'sort'>): Promise<OptOut[]> => {
  const found: OptOut[] = [];
  const all = readAll(table, { table: TABLE, sort: { beginsWith: OPT_OUT_PREFIX }, ...query });
  for await (const item of all) found.push(optOutOf(item));
  return found;
};

const refuses = (item: Item | undefined): boolean => item !== undefined && isActive(optOutOf(item));

/** The register of opt-outs on the `Table` port; see the port for what each method promises. */
export const optOutStore = (table: Table) => ({
  find: async (phone: string, scope: OptOutScope): Promise<Found> => {
    const item = await table.get({ table: TABLE, key: optOutKey(phone, scope) });
    return item === undefined ? { revision: 0 } : { optOut: optOutOf(item), revision: revisionOf(item) };
  },

  ofPhone: (phone: string): Promise<readonly OptOut[]> =>
    listOf(table, { partition: phonePk(phone), consistent: true }),

  past: (phone: string): Promise<readonly OptOut[]> =>
    listOf(table, { partition: pastPartition(phone), consistent: true }),

  refusingAll: async (phones: readonly string[]): Promise<ReadonlySet<string>> => {
    if (phones.length === 0) return new Set();
    const items = await table.batchGet(
      phones.map((phone) => ({ table: TABLE, key: optOutKey(phone, 'all') })),
    );
    return new Set(phones.filter((_, index) => refuses(items[index])));
  },

  save: async (
    phone: string,
    before: Found,
    change: { readonly now: OptOut; readonly past?: OptOut },
  ): Promise<boolean> => (await transactOnce(table, writesOf(phone, before, change))).ok,
});
