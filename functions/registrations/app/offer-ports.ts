import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';

/** Somebody else changed the seats in between: nothing was written, so read again and decide again. */
export type LostRace = { readonly kind: 'lost_race' };

/** Keys of the messages that were written along, to be woken after the commit. */
export type MessageKeys = readonly string[];

/** A registration as the offer leaves it, with the secret and the address of the page where it is answered. */
export type MadeOffer = {
  readonly registration: Registration;
  readonly token: string;
  readonly link: string;
};

export type AnsweredOffer = {
  readonly seats: Seats;
  readonly before: Registration;
  readonly after: Registration;
};

export type RegistrationRef = { readonly eventId: string; readonly registrationId: string };

/** Seats that are kept for an answer: the part of the registrations' store that knows of them. */
export type OfferStore = {
  /** Up to 15 who waited have a seat kept for their answer, each asked by a message. */
  readonly offer: (
    seats: Seats,
    offers: readonly MadeOffer[],
    at: Instant,
  ) => Promise<Result<MessageKeys, LostRace>>;
  /** The kept seat is taken. LostRace when that offer does not stand any more. */
  readonly accept: (answered: AnsweredOffer) => Promise<Result<void, LostRace>>;
  /** The kept seat is free again and its event marked; `after` waits at a place that was drawn. */
  readonly lapse: (answered: AnsweredOffer) => Promise<Result<void, LostRace>>;
  /** Offers whose time may be over. */
  readonly dueOffers: (limit: number, now: Instant) => Promise<readonly RegistrationRef[]>;
  /** Lets the event's offers be due at `latest`, those that would be later. */
  readonly hastenOffers: (eventId: string, latest: Instant) => Promise<void>;
  /** The registration behind a short link. */
  readonly linked: (token: string) => Promise<RegistrationRef | undefined>;
};
