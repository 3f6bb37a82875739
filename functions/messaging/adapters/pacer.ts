import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Pacer } from '../app/ports.ts';
import type { Lane } from '../domain/lane.ts';
import { paceRule, planSlots, type Taken, take } from '../domain/pace.ts';
import { paceRow } from './pace-row.ts';

/**
 * Gives slices their places in a lane's queue, so that what waits for the provider does not keep asking. Only a forecast: a
 * sender still asks the pacer.
 */
type Slotter = {
  /** One instant for each slice, given by its number of SMS. Never throws: without the store everything may come at once. */
  readonly plan: (lane: Lane, sizes: readonly number[]) => Promise<readonly Instant[]>;
};

type Needs = Pick<Platform, 'table' | 'clock' | 'settings'>;

/** The provider's rate, `settings.sms.perSecond`, shared through the store by whoever sends. */
export const pacer = ({ table, clock, settings }: Needs): Pacer & Slotter => {
  const row = paceRow(table);
  const rule = paceRule(settings.sms.perSecond);
  return {
    take: async (lane, count) => {
      let taken: Taken | undefined;
      await row.change((pace) => {
        taken = take(pace, { lane, count, now: clock.now() }, rule);
        return taken.pace ?? pace;
      });
      if (taken === undefined) throw new Error('the pace was not asked');
      return taken.ok ? { ok: true } : { ok: false, at: taken.at };
    },
    plan: async (lane, sizes) => {
      let starts: readonly Instant[] = [];
      try {
        await row.change((pace) => {
          const planned = planSlots(pace, { lane, sizes, now: clock.now() }, rule);
          ({ starts } = planned);
          return sizes.length === 0 ? pace : planned.pace;
        });
      } catch {
        const now = clock.now();
        return sizes.map(() => now);
      }
      return starts;
    },
  };
};
