import { ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { lapsed, offerStands } from '../domain/offer.ts';
import { type TooBusy, untilWon } from './attempts.ts';
import type { LostRace, RefillSeats, RegistrationRef, RegistrationStore } from './ports.ts';

type Deps = { readonly store: RegistrationStore; readonly clock: Clock; readonly refill: RefillSeats };

/** Ends an offer that nobody answered in time, and passes the seat on. Does nothing to one that stands or has ended. */
export const makeLapseOffer =
  ({ store, clock, refill }: Deps) =>
  async ({ eventId, registrationId }: RegistrationRef): Promise<Result<void, TooBusy>> => {
    const ended = await untilWon(async (): Promise<Result<boolean, LostRace>> => {
      const seats = await store.seats(eventId);
      const before = await store.find(eventId, registrationId);
      if (seats === undefined || before?.status !== 'offered') return ok(false);
      if (offerStands(before, seats, clock.now())) return ok(false);
      const { place = 0 } = await store.draw(eventId, { place: true });
      const done = await store.lapse({ seats, before, after: lapsed(before, place) });
      return done.ok ? ok(true) : done;
    });
    if (!ended.ok) return ended;
    if (ended.value) await refill(eventId);
    return ok(undefined);
  };
