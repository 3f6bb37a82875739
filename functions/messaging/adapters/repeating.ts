import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';

const TRIES = 3;

/** For conditional writes, which are safe to repeat when the answer is lost or the store is busy. */
export const repeating = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isWorthRepeating = error instanceof StoreBusy || error instanceof StoreAnswerLost;
      if (!isWorthRepeating || attempt === TRIES) throw error;
    }
  }
};
