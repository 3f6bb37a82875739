import type { Clock } from '#shared/kernel/time.ts';
import type { RegistrationRef, RegistrationStore } from './ports.ts';

type Deps = {
  readonly store: RegistrationStore;
  readonly clock: Clock;
  readonly fillSeats: (eventId: string) => Promise<unknown>;
  readonly lapseOffer: (offer: RegistrationRef) => Promise<unknown>;
};

// Marks are rare: one for each change of an event. What does not fit is there a minute later.
const EVENTS_AT_ONCE = 100;
const OFFERS_AT_ONCE = 100;

/**
 * Fills the seats that became free while nobody was there to fill them, and ends the offers that were not answered in time; returns how many were looked at. One that fails does not keep the others waiting: it is thrown when all have had
 * their turn.
 */
export const makeSweepSeats =
  ({ store, clock, fillSeats, lapseOffer }: Deps) =>
  async (): Promise<number> => {
    const failures: unknown[] = [];
    const each = async <T>(list: readonly T[], act: (one: T) => Promise<unknown>): Promise<number> => {
      for (const one of list) await act(one).catch((error: unknown) => failures.push(error));
      return list.length;
    };
    // Marked events first: one that was moved forward lets its offers be due sooner.
    const events = await each(await store.marked(EVENTS_AT_ONCE, clock.now()), fillSeats);
    const offers = await each(await store.dueOffers(OFFERS_AT_ONCE, clock.now()), lapseOffer);
    if (failures.length > 0) throw new AggregateError(failures, 'seats of some events could not be filled');
    return offers + events;
  };
