import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { doorLinkEnds } from '../domain/attendance-times.ts';
import type { DoorLinkStore, RegistrationStore } from './ports.ts';

type Deps = {
  readonly store: Pick<RegistrationStore, 'seats'>;
  readonly links: DoorLinkStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
};
type Own = { readonly eventId: string; readonly officeId: string };
type NotFound = { readonly kind: 'event_not_found' };

/** A link to keep the list of one event on any phone, without an account. */
export const makeCreateDoorLink =
  ({ store, links, clock, ids }: Deps) =>
  async ({
    eventId,
    officeId,
    by,
  }: Own & { readonly by: string }): Promise<
    Result<{ readonly token: string; readonly expiresAt: Instant }, NotFound>
  > => {
    const seats = await store.seats(eventId);
    if (seats?.officeId !== officeId) return err({ kind: 'event_not_found' });
    const createdAt = clock.now();
    const expiresAt = doorLinkEnds(seats, createdAt);
    const token = ids.token();
    await links.create(token, { eventId, officeId, createdAt, by, goodUntil: expiresAt });
    return ok({ token, expiresAt });
  };

export const makeRevokeDoorLinks =
  ({ store, links }: Deps) =>
  async ({ eventId, officeId }: Own): Promise<Result<void, NotFound>> => {
    const seats = await store.seats(eventId);
    if (seats?.officeId !== officeId) return err({ kind: 'event_not_found' });
    await links.revoke(eventId);
    return ok(undefined);
  };

export type OpenDoor = Own & { readonly expiresAt: Instant };

/** What a link opens now; whoever has an old one learns only that it is none any more. */
export const makeOpenDoor =
  ({ store, links, clock }: Deps) =>
  async (token: string): Promise<Result<OpenDoor, { readonly kind: 'link_not_found' }>> => {
    const link = await links.find(token);
    const seats = link === undefined ? undefined : await store.seats(link.eventId);
    if (link === undefined || seats === undefined) return err({ kind: 'link_not_found' });
    const expiresAt = doorLinkEnds(seats, link.createdAt);
    if (expiresAt <= clock.now()) return err({ kind: 'link_not_found' });
    return ok({ eventId: link.eventId, officeId: link.officeId, expiresAt });
  };
