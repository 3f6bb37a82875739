import type { Clock } from '#shared/kernel/time.ts';
import type { RegistrationStore } from './ports.ts';

type Deps = {
  readonly store: RegistrationStore;
  readonly clock: Clock;
  readonly fillSeats: (eventId: string) => Promise<unknown>;
};

// Marks are rare: one for each change of an event. What does not fit is there a minute later.
const EVENTS_AT_ONCE = 100;

/**
 * Fills the seats that became free while nobody was there to fill them; returns how many events were looked at. One that
 * fails does not keep the others waiting: it is thrown when all have had their turn.
 */
export const makeSweepSeats =
  ({ store, clock, fillSeats }: Deps) =>
  async (): Promise<number> => {
    const events = await store.marked(EVENTS_AT_ONCE, clock.now());
    const failures: unknown[] = [];
    for (const eventId of events) {
      await fillSeats(eventId).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'seats of some events could not be filled');
    return events.length;
  };
