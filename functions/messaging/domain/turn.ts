import type { Lane } from './lane.ts';

/** No slice of the lane waits longer than this for another try; the urgent one must overtake within five seconds. */
const LONGEST_MS: Readonly<Record<Lane, number>> = { urgent: 2_000, standard: 256_000 };

const SECOND = 1_000;

/** A number from 0 to 1 that is the same for the same text, and spread evenly over different ones. */
const spread = (text: string): number => {
  let hash = 2_166_136_261;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16_777_619);
  return (hash >>> 0) / 2 ** 32;
};

/**
 * How much longer than it must a slice stays away that the pace has refused so often: twice as long each time, so that a
 * backlog of any size keeps the pace filled without asking all the time.
 */
export const stayAwayMs = (lane: Lane, slice: string, refused: number): number => {
  if (refused === 0) return 0;
  const most = Math.min(LONGEST_MS[lane], SECOND * 2 ** Math.min(refused, 20));
  return Math.round(most * (0.5 + spread(`${slice}/${refused}`) / 2));
};
