import { err, ok, type Result } from '#shared/kernel/result.ts';
import { CONSENT_VERSION } from '../domain/consent.ts';
import { memberIdentity } from '../domain/identity.ts';
import { type Participant, plainStatus } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import { type Entry, type EntryError, enter } from './enter.ts';
import { isRepeat } from './open-link.ts';
import type { SubmitDeps, Submitted } from './submit.ts';

export type GroupMember = { readonly participant: Participant; readonly ownPhone: boolean };

export type GroupInput = {
  readonly code: string;
  readonly seats: Seats;
  readonly formKey: string;
  readonly officer: Participant;
  readonly members: readonly GroupMember[];
  readonly network: string;
};

export type GroupRow = { readonly participant: Participant; readonly outcome: Result<Submitted, EntryError> };

/**
 * Up to 20 people by one form, one after the other in the order of its rows: each is admitted for themselves, so a full
 * event seats the first and lets the others wait. A row that cannot be admitted leaves the others as they are.
 */
export const makeSubmitGroup =
  (deps: SubmitDeps) =>
  async (input: GroupInput): Promise<readonly GroupRow[]> => {
    const { seats, officer, network, members } = input;
    const counting = once(() =>
      deps.count({ eventId: seats.eventId, phone: officer.phone, network, people: members.length }),
    );
    const rows: GroupRow[] = [];
    for (const member of members)
      rows.push({ participant: member.participant, outcome: await admit(deps, input, member, counting) });
    return rows;
  };

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let begun: Promise<T> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
};

const admit = async (
  deps: SubmitDeps,
  { code, seats, formKey }: GroupInput,
  { participant, ownPhone }: GroupMember,
  allowed: () => Promise<Result<void, { readonly kind: 'too_many' }>>,
): Promise<Result<Submitted, EntryError>> => {
  const token = deps.tokens.ofForm(formKey, code, participant);
  const registrationId = deps.tokens.read(token)?.registrationId;
  if (registrationId === undefined) return err({ kind: 'event_not_found' });
  const entered: Result<Entry, EntryError> = await enter(deps, {
    eventId: seats.eventId,
    registrationId,
    participant,
    identity: ownPhone ? `phone:${participant.phone}` : memberIdentity(participant),
    by: 'group',
    consent: { version: CONSENT_VERSION, at: deps.clock.now() },
    allowed,
  });
  return entered.ok ? ok({ token, entry: entered.value }) : entered;
};

/** What a row of the result says: a repeat says what a first submission would. */
export const rowStatus = (entry: Entry): 'seated' | 'waiting' | 'cancelled' =>
  !isRepeat(entry) ? plainStatus(entry) : entry.status === 'cancelled' ? 'cancelled' : entry.shown;
