import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import type { Page, RegistrationStore } from './ports.ts';

type Deps = { readonly store: RegistrationStore };
type NotFound = { readonly kind: 'event_not_found' };

const ownSeats = async (
  store: RegistrationStore,
  eventId: string,
  officeId: string,
): Promise<Seats | undefined> => {
  const seats = await store.seats(eventId);
  return seats?.officeId === officeId ? seats : undefined;
};

/** The registrations of an own event, page by page, with the counters of the moment. */
export const makeListRegistrations =
  ({ store }: Deps) =>
  async (input: {
    readonly eventId: string;
    readonly officeId: string;
    readonly cursor?: string | undefined;
    readonly limit?: number | undefined;
  }): Promise<Result<Page & { readonly seats: Seats }, NotFound>> => {
    const seats = await ownSeats(store, input.eventId, input.officeId);
    if (seats === undefined) return err({ kind: 'event_not_found' });
    return ok({ ...(await store.list(input.eventId, input.cursor, input.limit)), seats });
  };

export const makeGetRegistration =
  ({ store }: Deps) =>
  async (input: {
    readonly eventId: string;
    readonly registrationId: string;
    readonly officeId: string;
  }): Promise<Result<Registration, NotFound | { readonly kind: 'registration_not_found' }>> => {
    if ((await ownSeats(store, input.eventId, input.officeId)) === undefined)
      return err({ kind: 'event_not_found' });
    const registration = await store.find(input.eventId, input.registrationId);
    return registration === undefined ? err({ kind: 'registration_not_found' }) : ok(registration);
  };
