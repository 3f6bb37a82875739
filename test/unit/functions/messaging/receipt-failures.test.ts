import { describe, expect, it } from 'vitest';
import { failureClassOf, failureOf } from '#functions/messaging/domain/receipt-failures.ts';

describe('the words of a failure', () => {
  it.each([
    ['Blocked as spam by phone carrier', 'policy', 'blocked_as_spam'],
    ['Destination is blacklisted', 'policy', 'destination_blacklisted'],
    ['Invalid phone number', 'permanent', 'invalid_number'],
    ['Message body is invalid', 'permanent', 'invalid_message'],
    ['Phone carrier has blocked this message', 'policy', 'blocked_by_carrier'],
    ['Phone carrier is currently unreachable/unavailable', 'transient', 'carrier_unreachable'],
    ['Phone has blocked SMS', 'permanent', 'phone_blocks_sms'],
    ['Phone is blacklisted', 'policy', 'phone_blacklisted'],
    ['Phone is currently unreachable/unavailable', 'transient', 'phone_unreachable'],
    ['Phone number is opted out', 'policy', 'opted_out'],
    ['This delivery would exceed max price', 'policy', 'over_max_price'],
    ['Unknown error attempting to reach phone', 'unknown', 'unknown_error'],
    ['No quota left for account', 'policy', 'no_quota'],
    ['Rate exceeded.', 'transient', 'throttled'],
  ])('"%s" are %s: %s', (words, kind, reason) => {
    expect(failureOf(words)).toEqual({ class: kind, reason });
    expect(failureClassOf(reason)).toBe(kind);
  });

  it.each(['Nomor tidak aktif', '', undefined])('that nobody has met (%s) are other', (words) => {
    expect(failureOf(words)).toEqual({ class: 'unknown', reason: 'other' });
  });

  it('of a reason that is not one of these say nothing about its class', () => {
    expect(failureClassOf('timeout')).toBe('unknown');
    expect(failureClassOf(undefined)).toBe('unknown');
  });
});
