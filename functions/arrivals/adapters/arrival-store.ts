import { StoreBusy } from '#shared/store/errors.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { ArrivalStore } from '../app/ports.ts';
import type { Arrival } from '../domain/arrival.ts';
import { referenceOf } from '../domain/reference.ts';
import { arrivalKey, ref, seriesKey, TABLE } from './keys.ts';
import { arrivalOf } from './stored.ts';

/** Posts of one province that record in the same second; far above what happens. */
const ATTEMPTS = 10;

export const arrivalItem = (arrival: Arrival): Item => ({ ...arrivalKey(arrival.arrivalId), ...arrival });

export const arrivalStore = ({ table }: { readonly table: Table }): ArrivalStore => {
  const get = async (arrivalId: string): Promise<Arrival | undefined> => {
    const item = await table.get(ref(arrivalKey(arrivalId)));
    return item === undefined ? undefined : arrivalOf(item);
  };

  const lastNumber = async (series: string): Promise<number> => {
    const last = (await table.get(ref(seriesKey(series))))?.['last'];
    return typeof last === 'number' ? last : 0;
  };

  /** Counter and arrival together: no number is given twice and none is skipped. */
  const recordAs = (arrival: Arrival, series: string, number: number) =>
    transactOnce(table, [
      {
        kind: 'update',
        table: TABLE,
        key: seriesKey(series),
        set: { last: number },
        if: number === 1 ? { missing: 'pk' } : { attribute: 'last', equals: number - 1 },
      },
      { kind: 'put', table: TABLE, item: arrivalItem(arrival), if: { missing: 'pk' } },
    ]);

  return {
    get,

    record: async (facts, series) => {
      for (let tried = 0; tried < ATTEMPTS; tried += 1) {
        const before = await get(facts.arrivalId);
        if (before !== undefined) return before;
        const number = (await lastNumber(series)) + 1;
        const arrival = { ...facts, reference: referenceOf(series, number) };
        if ((await recordAs(arrival, series, number)).ok) return arrival;
      }
      throw new StoreBusy('the reference counter kept moving');
    },

    getMany: async (arrivalIds) => {
      const items =
        arrivalIds.length === 0 ? [] : await table.batchGet(arrivalIds.map((id) => ref(arrivalKey(id))));
      return items.flatMap((item) => (item === undefined ? [] : [arrivalOf(item)]));
    },

    byCheckpoint: async (checkpointId, cursor) => {
      const page = await table.query({
        table: TABLE,
        index: 'byCheckpoint',
        partition: checkpointId,
        descending: true,
        limit: 50,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { ...page, items: page.items.map(arrivalOf) };
    },
  };
};
