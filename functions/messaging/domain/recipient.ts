import { type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import type { Order, Recipient } from './intent.ts';
import type { Decision } from './may-claim.ts';
import { isFinal, type Message, type MessageState } from './message.ts';
import type { MessageKind } from './message-params.ts';
import { isOptedOut, type OptOut } from './opt-out.ts';
import { limitedUntil, type SentToPhone } from './phone-limits.ts';

/** All that the ledger knows of one phone: one consistent read. */
export type PhoneRecord = {
  /** Recipients of this phone who get nothing more: their registrations were cancelled. */
  readonly stopped: ReadonlySet<string>;
  readonly optOuts: readonly OptOut[];
  readonly messages: readonly Message[];
};

const WENT_OUT: readonly MessageState[] = ['sending', 'accepted', 'delivered', 'unknown'];

const sentTo = ({ messages }: PhoneRecord, ownKey: string): SentToPhone[] =>
  messages
    .filter(
      ({ key, state, claimedAt }) => key !== ownKey && claimedAt !== undefined && WENT_OUT.includes(state),
    )
    .map(({ intent, claimedAt, createdAt }) => ({ kind: intent.kind, at: claimedAt ?? createdAt }));

/** Recipients of one text by their phone. */
export type ByPhone = ReadonlyMap<string, readonly Recipient[]>;

export const byPhone = (recipients: readonly Recipient[]): ByPhone => Map.groupBy(recipients, ({ to }) => to);

const isStopped = (order: Order, { recipient }: Recipient, { stopped }: PhoneRecord): boolean =>
  order.unlessStopped === true && stopped.has(recipient);

/** Texts that say the same to everybody of an event. What became of one person's place is said to each. */
const FOR_ALL: readonly MessageKind[] = ['reminder', 'event_changed', 'event_cancelled', 'thank_you'];

/** Those who share the phone and still want to come, in order; one SMS speaks for them all. */
export const sharing = (
  order: Order,
  companions: readonly Recipient[],
  phone: PhoneRecord,
): readonly Recipient[] => companions.filter((each) => !isStopped(order, each, phone));

const isSameCause = ({ intent }: Message, order: Order): boolean =>
  intent.kind === order.kind &&
  intent.subject === order.subject &&
  intent.version === order.version &&
  intent.rule === order.rule;

/** One recipient of an order that may go: `companions` are all of its recipients with this phone, this one among them. */
export type Candidate = {
  readonly order: Order;
  readonly recipient: Recipient;
  readonly companions: readonly Recipient[];
  readonly message: Message;
  readonly phone: PhoneRecord;
};

/** Out of our hands: what is being sent may still come back, or be withdrawn. */
const IS_GONE: readonly MessageState[] = ['accepted', 'delivered', 'unknown'];

/** How long one waits for whoever speaks for the phone and has not had a turn yet. */
const ITS_TURN = 'PT1M' as Duration;

/**
 * One SMS speaks for all of a phone: the first in line gets it. As long as that one has not got it and may still cancel,
 * the others wait, so that somebody is left to speak for them.
 */
const bundled = (
  { order, recipient: { recipient }, companions, phone }: Candidate,
  now: Instant,
): Decision | undefined => {
  if (!FOR_ALL.includes(order.kind)) return undefined;
  const others = phone.messages.filter(
    (message) => message.intent.recipient !== recipient && isSameCause(message, order),
  );
  if (others.some(({ state }) => IS_GONE.includes(state))) return { suppress: 'bundled' };
  const sending = others.find(({ state }) => state === 'sending');
  const first = sharing(order, companions, phone)[0]?.recipient ?? recipient;
  if (sending === undefined && first === recipient) return undefined;
  const speaker = sending ?? others.find(({ intent }) => intent.recipient === first);
  if (speaker !== undefined && isFinal(speaker.state)) return { suppress: 'bundled' };
  const wait = speaker !== undefined && speaker.nextAt > now ? speaker.nextAt : plus(now, ITS_TURN);
  return { wait, reason: 'with_others' };
};

export type RecipientRules = { readonly now: Instant; readonly isAllowed: (to: string) => boolean };

/** Whether this recipient gets the text now. */
export const mayClaimFor = (candidate: Candidate, { now, isAllowed }: RecipientRules): Decision => {
  const { order, recipient, message, phone } = candidate;
  if (isStopped(order, recipient, phone)) return { suppress: 'cancelled' };
  if (now < message.nextAt) return { wait: message.nextAt };
  if (isOptedOut(order, phone.optOuts)) return { suppress: 'opted_out' };
  const byOthers = bundled(candidate, now);
  if (byOthers !== undefined) return byOthers;
  if (!isAllowed(recipient.to)) return { suppress: 'not_allowed_in_test' };
  const until = limitedUntil(order.kind, sentTo(phone, message.key), now);
  if (until === undefined) return 'claim';
  return until > order.notAfter ? { suppress: 'over_limit' } : { wait: until, reason: 'over_limit' };
};
