import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { readEventCode } from '../domain/event-code.ts';
import {
  type Availability,
  availability,
  type PublicRefusal,
  publicRefusal,
  type Seats,
} from '../domain/seats.ts';
import type { Place, PlacesAround, RegistrationStore } from './ports.ts';

export type EventPage = {
  readonly code: string;
  readonly seats: Seats;
  readonly refusal?: PublicRefusal;
  readonly availability: Availability;
  readonly at: Instant;
};

export type EventNotFound = { readonly kind: 'event_not_found' };

type Deps = { readonly store: RegistrationStore; readonly clock: Clock };

/** The event behind a public page. Events where nobody registers by themselves are as unknown as those that do not exist. */
export const makeOpenEvent =
  ({ store, clock }: Deps) =>
  async (typed: string): Promise<Result<EventPage, EventNotFound>> => {
    const code = readEventCode(typed);
    const eventId = code === undefined ? undefined : await store.eventOfCode(code);
    const seats = eventId === undefined ? undefined : await store.seats(eventId);
    if (code === undefined || seats?.publicRegistration !== true) return err({ kind: 'event_not_found' });
    const at = clock.now();
    const refusal = publicRefusal(seats, at);
    return ok({
      code,
      seats,
      availability: availability(seats),
      at,
      ...(refusal === undefined ? {} : { refusal }),
    });
  };

/** Where participants of an event may come from; none when the event does not say where it is. */
export const makePlacesOf =
  (around: PlacesAround) =>
  async ({ venue }: Seats): Promise<readonly Place[]> =>
    venue === undefined ? [] : around(venue.regionCode);
