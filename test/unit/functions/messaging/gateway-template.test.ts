import { describe, expect, it } from 'vitest';
import { fill, fillJson } from '#functions/messaging/domain/gateway-template.ts';

const values = {
  to: '+6286012345678',
  toLocal: '086012345678',
  text: 'Halo',
  sender: 'BP3MI',
  attempt: 'a1',
  secret: 's',
};

describe('a template', () => {
  it('is filled with what it asks for', () => {
    expect(fill('{toLocal}: {text} ({attempt})', values)).toBe('086012345678: Halo (a1)');
  });

  it('leaves other braces alone', () => {
    expect(fill('{ text } {} {1} {{text}}', values)).toBe('{ text } {} {1} {Halo}');
  });

  it('does not read what was put in', () => {
    expect(fill('{text}', { ...values, text: '{secret} $& $1' })).toBe('{secret} $& $1');
  });

  it('of JSON keeps its shape whatever is put in', () => {
    const text = '","admin":true,"x":"';
    expect(fillJson({ a: [{ t: '{text}' }, 1, null, true] }, { ...values, text })).toEqual({
      a: [{ t: text }, 1, null, true],
    });
  });
});
