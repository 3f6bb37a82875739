import { StoreAnswerLost, StoreBusy } from '../errors.ts';
import type { Table } from '../table.ts';
import type { StoreFaults } from './store-faults.ts';

/** A table whose writing calls fail as `onWrite` says. */
export const withFaultyWrites = (table: Table, onWrite: NonNullable<StoreFaults['onWrite']>): Table => {
  const busy = (): never => {
    throw new StoreBusy('injected: throttled');
  };
  const lost = (): never => {
    throw new StoreAnswerLost('injected: the answer was lost');
  };
  return {
    ...table,
    write: async (write) => {
      const fault = onWrite([write]);
      if (fault === 'busy') return busy();
      const outcome = await table.write(write);
      return fault ? lost() : outcome;
    },
    writeEach: async (writes) => {
      const fault = onWrite(writes);
      if (fault === 'busy') return busy();
      const made = fault === 'half_written' ? writes.slice(0, Math.floor(writes.length / 2)) : writes;
      const outcomes = await table.writeEach(made);
      return fault ? lost() : outcomes;
    },
    transact: async (writes, options) => {
      const fault = onWrite(writes);
      if (fault === 'busy') return busy();
      const outcome = await table.transact(writes, options);
      return fault ? lost() : outcome;
    },
  };
};
