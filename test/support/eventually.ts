import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;

/** The first value that is good enough; fails with the last one seen when that takes too long. */
export const eventually = async <T>(
  look: () => Promise<T>,
  isGood: (value: T) => boolean,
  withinMs: number,
): Promise<T> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (isGood(value)) return value;
    if (Date.now() > deadline)
      throw new Error(`not within ${withinMs} ms; last seen: ${JSON.stringify(value)}`);
    await sleep(EVERY_MS);
  }
};
