import { err, ok, type Result } from '#shared/kernel/result.ts';
import { CONSENT_VERSION } from '../domain/consent.ts';
import { type IdentityError, identityOf } from '../domain/identity.ts';
import type { Participant } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import { type EnterDeps, type Entry, type EntryError, enter } from './enter.ts';
import type { CountSubmissions, Tokens } from './ports.ts';

export type Submitted = { readonly token: string; readonly entry: Entry };

export type SubmitDeps = EnterDeps & { readonly tokens: Tokens; readonly count: CountSubmissions };

export type SubmitInput = {
  readonly code: string;
  readonly seats: Seats;
  readonly formKey: string;
  readonly participant: Participant;
  readonly network: string;
};

/** One person by the public form. The same form for the same person again is the same registration. */
export const makeSubmit =
  (deps: SubmitDeps) =>
  async (input: SubmitInput): Promise<Result<Submitted, EntryError | IdentityError>> => {
    const { participant, network } = input;
    const { eventId, oneSeatPer } = input.seats;
    const identity = identityOf(participant, oneSeatPer);
    if (!identity.ok) return identity;
    const token = deps.tokens.ofForm(input.formKey, input.code, participant);
    const registrationId = deps.tokens.read(token)?.registrationId;
    if (registrationId === undefined) return err({ kind: 'event_not_found' });
    const entered = await enter(deps, {
      eventId,
      registrationId,
      identity: identity.value,
      participant,
      by: 'participant',
      consent: { version: CONSENT_VERSION, at: deps.clock.now() },
      allowed: () => deps.count({ eventId, phone: participant.phone, network, people: 1 }),
    });
    return entered.ok ? ok({ token, entry: entered.value }) : entered;
  };
