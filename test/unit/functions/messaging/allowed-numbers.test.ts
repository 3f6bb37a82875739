import { describe, expect, it } from 'vitest';
import { allowedOf } from '#functions/messaging/adapters/allowed.ts';
import { isAllowed } from '#functions/messaging/domain/allowed-numbers.ts';

describe('a number outside of prod', () => {
  it.each([
    ['+6286012345678', ['+628601'], [], true],
    ['+6286087654321', ['+628601'], [], false],
    ['+6286087654321', ['+628601'], ['+6286087654321'], true],
    ['+62860876543211', ['+628601'], ['+6286087654321'], false],
    ['+6286087654321', [], ['+6286087654321'], true],
    ['+6286012345678', [], [], false],
    ['+6286087654321', ['+'], [], true],
  ] as const)(
    '%s, with prefixes %o and numbers %o of the office, is allowed: %s',
    (to, prefixes, own, allowed) => {
      expect(isAllowed(to, prefixes, own)).toBe(allowed);
    },
  );
});

describe('the row of test numbers', () => {
  it('that is missing allows none', () => {
    expect(allowedOf(undefined)).toEqual([]);
  });

  it('that is malformed is refused', () => {
    expect(() => allowedOf({ pk: 'OFFICE#x', sk: 'ALLOWED', phones: '+62', version: 1 })).toThrow();
  });
});
