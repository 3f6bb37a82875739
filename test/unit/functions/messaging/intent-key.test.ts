import { describe, expect, it } from 'vitest';
import { intentKey } from '#functions/messaging/contract.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';

describe('the key of an intent', () => {
  it('is made of its five facts', () => {
    expect(intentKey(reminderIntent())).toBe('reminder|event:EV1|1|P3D|REG1');
  });

  it.each([{ subject: 'event:EV2' }, { version: 2 }, { rule: 'P1D' }, { recipient: 'REG2' }])(
    'differs when %o differs',
    (other) => {
      expect(intentKey(reminderIntent(other))).not.toBe(intentKey(reminderIntent()));
    },
  );

  it('does not depend on words, number or time', () => {
    const later = reminderIntent({ to: '+6286099999999', notAfter: reminderIntent().dueAt });
    expect(intentKey(later)).toBe(intentKey(reminderIntent()));
  });

  it.each(['', 'a|b'])('refuses the recipient %o, which could make two keys one', (recipient) => {
    expect(() => intentKey(reminderIntent({ recipient }))).toThrow('part of a key');
  });
});
