import type { Table } from '#shared/store/table.ts';
import { assumptions } from './assumptions.ts';
import type { VirtualTime } from './virtual-time.ts';

const { storeMs, transactMs, writesAtOnce } = assumptions;

/** The same table, as far away as DynamoDB. */
export const slowTable = (table: Table, { sleep }: VirtualTime): Table => {
  const after = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    await sleep(ms);
    return work();
  };
  return {
    get: (ref, options) => after(storeMs, () => table.get(ref, options)),
    batchGet: (refs) => after(storeMs, () => table.batchGet(refs)),
    query: (query) => after(storeMs, () => table.query(query)),
    write: (write) => after(storeMs, () => table.write(write)),
    writeEach: (writes) =>
      after(Math.ceil(writes.length / writesAtOnce) * storeMs, () => table.writeEach(writes)),
    transact: (writes, options) => after(transactMs, () => table.transact(writes, options)),
  };
};
