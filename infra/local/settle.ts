import type { Activity } from './clock/activity.ts';

const PATIENCE_MS = 3_000;

/** Waits for work in flight, but not for ever: what is left undone is found again in the table. */
export const settle = async (activity: Activity): Promise<void> => {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  await Promise.race([activity.settled(), late]);
  clearTimeout(timer);
};
