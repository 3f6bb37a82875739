import type { TransactWrite } from '../table.ts';

/**
 * `busy`: throttled, nothing written. `answer_lost`: written, but the caller never hears of it.
 * `half_written`: of independent writes only the first half is made, and the caller hears of none.
 */
export type WriteFault = 'busy' | 'answer_lost' | 'half_written';

/** What goes wrong with a store under test, as it may with DynamoDB. */
export type StoreFaults = {
  /** Asked once for each call that writes, with all that it writes. */
  readonly onWrite?: (writes: readonly TransactWrite[]) => WriteFault | undefined;
  /** Index queries do not see writes younger than this. */
  readonly indexDelayMillis?: number;
};

/** Faults for the next writing calls, in order; 'none' lets one pass. */
export const plannedFaults = (): Required<Pick<StoreFaults, 'onWrite'>> & {
  readonly next: (...faults: readonly (WriteFault | 'none')[]) => void;
} => {
  const planned: (WriteFault | 'none')[] = [];
  return {
    next: (...faults) => {
      planned.push(...faults);
    },
    onWrite: () => {
      const fault = planned.shift();
      return fault === 'none' ? undefined : fault;
    },
  };
};
