import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { shownStatus } from '../domain/repeat.ts';
import { type SeatRefusal, type Seats, seatRefusal } from '../domain/seats.ts';
import type { Entry } from './enter.ts';
import type { RegistrationStore, Tokens } from './ports.ts';

export type LinkNotFound = { readonly kind: 'link_not_found' };

/** What the holder of a link is shown. A repeat looks like any registration. */
export type LinkView = {
  readonly token: string;
  readonly code: string;
  readonly seats: Seats;
  readonly entry: Entry;
  readonly status: 'seated' | 'waiting' | 'cancelled';
  /** How many wait before, while waiting; counted up to `MOST_COUNTED`. */
  readonly before?: number;
  /** Nothing can be changed any more. */
  readonly over?: Exclude<SeatRefusal, 'registration_closed'>;
};

export const MOST_COUNTED = 200;

export type LinkDeps = {
  readonly store: RegistrationStore;
  readonly tokens: Tokens;
  readonly clock: Clock;
};

export const isRepeat = (entry: Entry): entry is Extract<Entry, { readonly of: string }> => 'of' in entry;

const overOf = (seats: Seats, deps: LinkDeps): LinkView['over'] => {
  const refusal = seatRefusal(seats, deps.clock.now());
  return refusal === 'registration_closed' ? undefined : refusal;
};

const viewOf = async (
  deps: LinkDeps,
  token: string,
  code: string,
  seats: Seats,
  entry: Entry,
): Promise<LinkView> => {
  const status = isRepeat(entry) ? shownStatus(entry, seats) : entry.status;
  const over = overOf(seats, deps);
  const shown = { token, code, seats, entry, status, ...(over === undefined ? {} : { over }) };
  if (status !== 'waiting') return shown;
  const before = await deps.store.waitingBefore(seats.eventId, entry.ticket ?? 1, MOST_COUNTED);
  return { ...shown, before };
};

/** Only looks: opening a link, by a person or by a phone's preview, never changes anything. */
export const makeOpenLink =
  (deps: LinkDeps) =>
  async (token: string): Promise<Result<LinkView, LinkNotFound>> => {
    const read = deps.tokens.read(token);
    const eventId = read === undefined ? undefined : await deps.store.eventOfCode(read.code);
    if (read === undefined || eventId === undefined) return err({ kind: 'link_not_found' });
    const { seats, registration, repeat } = await deps.store.standing(eventId, read.registrationId, 'nobody');
    const entry = registration ?? repeat;
    if (seats === undefined || entry === undefined) return err({ kind: 'link_not_found' });
    return ok(await viewOf(deps, token, read.code, seats, entry));
  };
