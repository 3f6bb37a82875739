import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { offerEnds, offerStands } from '../domain/offer.ts';
import { plainStatus } from '../domain/registration.ts';
import { shownStatus } from '../domain/repeat.ts';
import { type SeatRefusal, type Seats, seatRefusal } from '../domain/seats.ts';
import type { Entry } from './enter.ts';
import type { RegistrationRef, RegistrationStore, Tokens } from './ports.ts';

export type LinkNotFound = { readonly kind: 'link_not_found' };

/** What the holder of a link is shown. A repeat looks like any registration. */
export type LinkView = {
  readonly token: string;
  readonly code: string;
  readonly seats: Seats;
  readonly entry: Entry;
  /** What a token for somebody else is made of: see `Tokens.next`. */
  readonly base: string;
  /** Who was offered a seat waits, for as long as the offer stands with `offer`. */
  readonly status: 'seated' | 'waiting' | 'cancelled';
  readonly offer?: { readonly until: Instant };
  /** An offer ended without an answer: the place in line is behind the others. */
  readonly unanswered?: true;
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

const viewOf = async (deps: LinkDeps, found: Found, seats: Seats, entry: Entry): Promise<LinkView> => {
  const status = isRepeat(entry) ? shownStatus(entry, seats) : plainStatus(entry);
  const over = overOf(seats, deps);
  const {
    token,
    code = seats.code ?? '',
    base = deps.tokens.lengthen(token, code, entry.registeredAt),
  } = found;
  const shown = { ...{ token, base, code, seats, entry, status }, ...(over === undefined ? {} : { over }) };
  if (status !== 'waiting') return shown;
  if (!isRepeat(entry) && offerStands(entry, seats, deps.clock.now()))
    return { ...shown, offer: { until: offerEnds(entry, seats) } };
  if (!isRepeat(entry) && entry.status === 'offered') return { ...shown, unanswered: true };
  const before = await deps.store.waitingBefore(seats.eventId, entry.ticket ?? 1, MOST_COUNTED);
  return { ...shown, before, ...(isRepeat(entry) || entry.asked === undefined ? {} : { unanswered: true }) };
};

type Found = RegistrationRef & { readonly token: string; readonly code?: string; readonly base?: string };

/** By the token of a form, or by the short one of an SMS. */
const find = async ({ store, tokens }: LinkDeps, token: string): Promise<Found | undefined> => {
  if (tokens.isShort(token)) {
    const linked = await store.linked(token);
    return linked === undefined ? undefined : { ...linked, token };
  }
  const read = tokens.read(token);
  const eventId = read === undefined ? undefined : await store.eventOfCode(read.code);
  return read === undefined || eventId === undefined ? undefined : { ...read, eventId, token, base: token };
};

/** Only looks: opening a link, by a person or by a phone's preview, never changes anything. */
export const makeOpenLink =
  (deps: LinkDeps) =>
  async (token: string): Promise<Result<LinkView, LinkNotFound>> => {
    const found = await find(deps, token);
    if (found === undefined) return err({ kind: 'link_not_found' });
    const { eventId, registrationId } = found;
    const { seats, registration, repeat } = await deps.store.standing(eventId, registrationId, 'nobody');
    const entry = registration ?? repeat;
    if (seats === undefined || entry === undefined) return err({ kind: 'link_not_found' });
    return ok(await viewOf(deps, found, seats, entry));
  };
