/**
 * `permanent`: this number or text never will do. `transient`: another day it may. `policy`: somebody's rule forbids it.
 * `unknown`: nobody says.
 */
export type FailureClass = 'permanent' | 'transient' | 'policy' | 'unknown';

/** `reason` is stable and goes into the ledger. */
export type Failure = { readonly class: FailureClass; readonly reason: string };

/** How SNS says why an SMS failed (its developer guide, "SMS delivery failures"; the last two are seen in practice). */
const VOCABULARY: readonly (readonly [words: string, failure: Failure])[] = [
  ['blocked as spam by phone carrier', { class: 'policy', reason: 'blocked_as_spam' }],
  ['destination is blacklisted', { class: 'policy', reason: 'destination_blacklisted' }],
  ['invalid phone number', { class: 'permanent', reason: 'invalid_number' }],
  ['message body is invalid', { class: 'permanent', reason: 'invalid_message' }],
  ['phone carrier has blocked this message', { class: 'policy', reason: 'blocked_by_carrier' }],
  [
    'phone carrier is currently unreachable/unavailable',
    { class: 'transient', reason: 'carrier_unreachable' },
  ],
  ['phone has blocked sms', { class: 'permanent', reason: 'phone_blocks_sms' }],
  ['phone is blacklisted', { class: 'policy', reason: 'phone_blacklisted' }],
  ['phone is currently unreachable/unavailable', { class: 'transient', reason: 'phone_unreachable' }],
  ['phone number is opted out', { class: 'policy', reason: 'opted_out' }],
  ['this delivery would exceed max price', { class: 'policy', reason: 'over_max_price' }],
  ['unknown error attempting to reach phone', { class: 'unknown', reason: 'unknown_error' }],
  ['no quota left for account', { class: 'policy', reason: 'no_quota' }],
  ['rate exceeded', { class: 'transient', reason: 'throttled' }],
];

const OTHER: Failure = { class: 'unknown', reason: 'other' };

/** What a provider's words for a failure mean; words that nobody has met before are `other`. */
export const failureOf = (words: string | undefined): Failure => {
  const said = (words ?? '').toLowerCase();
  return VOCABULARY.find(([known]) => said.includes(known))?.[1] ?? OTHER;
};

const BY_REASON = new Map(VOCABULARY.map(([, failure]) => [failure.reason, failure.class]));

/** For the ledger's rows, which keep the reason alone. */
export const failureClassOf = (reason: string | undefined): FailureClass =>
  BY_REASON.get(reason ?? '') ?? 'unknown';
