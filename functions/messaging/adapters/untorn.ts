import { StoreBusy } from '#shared/store/errors.ts';

const TRIES = 5;

/**
 * Reads again until the items read are of one moment: they are read in one batch, which is not a snapshot. Throws StoreBusy
 * when they keep moving.
 */
export const untorn = async <T>(read: () => Promise<T | 'torn'>): Promise<T> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await read();
    if (found !== 'torn') return found;
  }
  throw new StoreBusy('what was read kept moving');
};
