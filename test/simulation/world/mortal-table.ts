import type { Table } from '#shared/store/table.ts';
import type { Life } from './life.ts';
import { stageOfQuery, stageOfRead, stageOfWrites } from './stage.ts';

/** The store as a worker reaches it: over a wire that takes time, from a process that may be cut off at any call. */
export const mortalTable = (table: Table, { step }: Pick<Life, 'step'>, latencyMs: () => number): Table => ({
  get: (ref, options) => step(stageOfRead([ref]), latencyMs(), () => table.get(ref, options)),
  batchGet: (refs) => step(stageOfRead(refs), latencyMs(), () => table.batchGet(refs)),
  query: (query) => step(stageOfQuery(query.partition, query.index), latencyMs(), () => table.query(query)),
  write: (write) => step(stageOfWrites([write]), latencyMs(), () => table.write(write)),
  writeEach: (writes) => step(stageOfWrites(writes), latencyMs(), () => table.writeEach(writes)),
  transact: (writes, options) =>
    step(stageOfWrites(writes), latencyMs(), () => table.transact(writes, options)),
});
