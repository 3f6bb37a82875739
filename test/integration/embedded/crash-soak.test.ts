import { afterEach, describe, expect, it } from 'vitest';
import { crashAudit } from '#test/support/crash-audit.ts';
import { gatherCrashFacts } from '#test/support/crash-facts.ts';
import { emptyJournal } from '#test/support/crash-journal.ts';
import type { Arming } from '#test/support/crash-points.ts';
import { busyWeek } from '#test/support/crash-story.ts';
import { type CrashWorld, crashWorld } from '#test/support/crash-world.ts';

/** Deaths in all; `SAPA_CRASHES=200` for a long soak. */
const DEATHS = Number(process.env['SAPA_CRASHES'] ?? 6);
/** A week may be over before the last one comes. */
const PER_WEEK = 6;

let world: CrashWorld;
afterEach(() => world.end());

/** Mulberry32: the same seed is the same week. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
};

const randomDeaths = (seed: number, most: number) => {
  const roll = dice(seed);
  let left = most;
  return (): Arming | undefined => {
    left -= 1;
    if (left < 0) return undefined;
    return { calls: 1 + roll(45), side: roll(2) === 0 ? 'before' : 'after' };
  };
};

describe('a busy week, killed again and again at any call', () => {
  const seeds = Array.from({ length: Math.ceil(DEATHS / PER_WEEK) }, (_, index) => index + 1);

  it.each(seeds)(
    'ends as if nothing had happened (seed %i)',
    async (seed) => {
      world = await crashWorld();
      const journal = emptyJournal();
      const next = randomDeaths(seed, PER_WEEK);
      const acts = await busyWeek(world, journal);
      const first = next();
      if (first !== undefined) await world.arm(first);
      let deaths = 0;
      for (const act of acts) deaths += await world.insist(act, next);
      await world.restart();
      await world.advance('PT10M');
      expect(crashAudit(await gatherCrashFacts(world.api(), journal), journal)).toEqual([]);
      expect(deaths).toBeGreaterThanOrEqual(PER_WEEK - 2);
    },
    300_000,
  );
});
