import type { Instant } from '#shared/kernel/time.ts';
import { getAll } from '#shared/store/get-all.ts';
import type { Table } from '#shared/store/table.ts';
import type { Batches } from '../app/ports.ts';
import type { Batch } from '../domain/batch.ts';
import { crossed } from '../domain/budget.ts';
import { isNotice } from '../domain/lane.ts';
import { BATCH_SHARD, batchPut, expiryAfter, progressRow } from './batch-item.ts';
import { batchUpdate, closing, reservedIn, reserving, totalOf } from './batch-writes.ts';
import { type BudgetDefaults, ensureBudget, monthOf, reserveUpdate } from './budget.ts';
import type { BudgetWatch } from './budget-watch.ts';
import { peoplePut, readableBatches } from './people-item.ts';
import { repeating } from './repeating.ts';

const PAGE = 100;

/** The outbox on the store. */
export const batchStore = (table: Table, defaults: BudgetDefaults, watch: BudgetWatch = () => undefined) => {
  const ensured = new Set<string>();

  const ensure = async ({ order: { officeId, dueAt } }: Batch): Promise<void> => {
    const month = monthOf(dueAt);
    if (ensured.has(`${officeId}#${month}`)) return;
    await ensureBudget(table, officeId, month, defaults);
    ensured.add(`${officeId}#${month}`);
  };

  const report = async (
    batch: Batch,
    spentBySlice: ReadonlyMap<number, number>,
  ): Promise<number | undefined> => {
    const known = totalOf(batch, (slice) => spentBySlice.get(slice));
    if (known !== undefined) return known;
    const written = await repeating(() =>
      table.write({
        kind: 'update',
        table: 'messages',
        key: progressRow(batch.key),
        set: {
          ...Object.fromEntries([...spentBySlice].map(([slice, parts]) => [`s${slice}`, parts])),
          expiresAt: expiryAfter(batch.order.notAfter),
        },
      }),
    );
    const after = written.ok ? written.value.after : undefined;
    return totalOf(batch, (slice) => after?.[`s${slice}`]);
  };

  /** Looks at the budget after a reservation: the store gives no row back from a transaction. */
  const look = async ({ order: { officeId, dueAt } }: Batch, parts: number): Promise<void> => {
    const after = await ensureBudget(table, officeId, monthOf(dueAt), defaults);
    const worse = crossed({ ...after, reserved: after.reserved - parts }, after);
    if (worse !== undefined) watch(worse, officeId);
  };

  const reserve: Batches['reserve'] = async (batch, parts) => {
    await ensure(batch);
    const done = await repeating(() => table.transact(reserving(batch, parts)));
    if (done.ok) {
      await look(batch, parts);
      return true;
    }
    const isThere = done.error.failures.some(
      ({ index, item }) => index === 0 && item?.['reserved'] !== undefined,
    );
    if (!isThere) watch('refused', batch.order.officeId);
    return isThere;
  };

  /**
   * What must be there before a batch is: its recipients, never in one transaction with it, and the office's budget. May be
   * called early, so that it goes along with other work.
   */
  const prepare = async (batch: Batch): Promise<void> => {
    const people = peoplePut(batch);
    await Promise.all([
      people === undefined ? undefined : repeating(() => table.write(people)),
      ensure(batch),
    ]);
  };

  return {
    reserve,
    prepare,
    /** Records a new batch with its parts set aside, or without when the budget does not have them. Harmless to repeat. */
    record: async (batch: Batch, parts: number, prepared = prepare(batch)): Promise<void> => {
      await prepared;
      const { officeId, dueAt } = batch.order;
      const paid = [batchPut({ ...batch, reserved: parts }), reserveUpdate(officeId, monthOf(dueAt), parts)];
      const done = await repeating(() => table.transact(paid));
      if (done.ok) await look(batch, parts);
      if (done.ok || done.error.failures.some(({ index }) => index === 0)) return;
      // A notice goes all the same.
      if (isNotice(batch.order.kind)) {
        await repeating(() => table.write(batchPut(batch)));
        return;
      }
      watch('refused', officeId);
      await repeating(() => table.write(batchPut({ ...batch, heldFor: 'over_budget' })));
    },
    hold: async (batch: Batch, until: Instant, reason?: Batch['heldFor']): Promise<void> => {
      if (batch.nextAt === until && batch.heldFor === reason) return;
      const held = batchUpdate(batch, {
        set: {
          dueShard: BATCH_SHARD,
          dueAt: until,
          ...(reason === undefined ? {} : { heldFor: reason }),
        },
        ...(reason === undefined ? { remove: ['heldFor'] } : {}),
        if: { all: [{ exists: 'pk' }, { missing: 'spent' }] },
      });
      await repeating(() => table.write(held));
    },
    finish: async (batch: Batch, spentBySlice: ReadonlyMap<number, number>): Promise<void> => {
      if (batch.spent !== undefined || spentBySlice.size === 0) return;
      const total = await report(batch, spentBySlice);
      if (total === undefined) return;
      await ensure(batch);
      const done = await repeating(() => table.transact(closing(batch, total)));
      const stands = done.ok ? undefined : done.error.failures.find(({ index }) => index === 0)?.item;
      if (stands !== undefined && stands['spent'] === undefined)
        await repeating(() => table.transact(closing({ ...batch, ...reservedIn(stands) }, total)));
    },
    due: async ({ until, cursor }: { readonly until?: Instant; readonly cursor?: string }) => {
      const page = await table.query({
        table: 'messages',
        index: 'due',
        partition: BATCH_SHARD,
        limit: PAGE,
        ...(until === undefined ? {} : { sort: { atMost: until } }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const items = await getAll(
        table,
        'messages',
        page.items.map(({ pk, sk }) => ({ pk, sk })),
      );
      const { batches, unreadable } = await readableBatches(
        table,
        items.filter((item) => item !== undefined),
      );
      return {
        unreadable,
        // The index lags behind: what was closed meanwhile is of no interest.
        batches: batches.filter(({ nextAt }) => nextAt !== undefined),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      };
    },
  } satisfies Batches & { readonly record: unknown; readonly prepare: unknown };
};
