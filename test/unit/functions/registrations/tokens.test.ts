import { describe, expect, it } from 'vitest';
import { tokens } from '#functions/registrations/adapters/tokens.ts';
import { randomIds } from '#shared/kernel/random-ids.ts';
import type { Instant } from '#shared/kernel/time.ts';

const at = (now: string) => {
  const clock = { now: () => now as Instant };
  return tokens({ clock, ids: randomIds(clock) });
};
const here = at('2025-10-16T03:36:00.000Z');
const person = { phone: '+628600000001', name: 'Yohana Kinanti' };

describe('a key of a form', () => {
  it.each([
    ['at once', '2025-10-16T03:36:00.000Z', true],
    ['a day later', '2025-10-17T03:36:00.000Z', true],
    ['a moment more than a day later', '2025-10-17T03:36:00.001Z', false],
    ['from the future', '2025-10-16T03:34:59.999Z', false],
  ])('sent %s: fresh is %s', (_when, now, fresh) => {
    expect(at(now).isFresh(here.formKey())).toBe(fresh);
  });

  it.each(['', 'x', '../../../../../../..', ' '.repeat(19)])('that is none (%j) is not fresh', (key) => {
    expect(here.isFresh(key)).toBe(false);
  });
});

describe('a token', () => {
  it('is the same for the same form and person, however the name is spaced', () => {
    const key = here.formKey();
    const again = { ...person, name: ' yohana  KINANTI ' };
    expect(here.ofForm(key, 'MFH71K', person)).toBe(here.ofForm(key, 'MFH71K', again));
  });

  it('differs by form, by event and by person', () => {
    const key = here.formKey();
    const made = [
      here.ofForm(key, 'MFH71K', person),
      here.ofForm(here.formKey(), 'MFH71K', person),
      here.ofForm(key, 'MFH71M', person),
      here.ofForm(key, 'MFH71K', { ...person, phone: '+628600000002' }),
      here.next(here.ofForm(key, 'MFH71K', person), person),
    ];
    expect(new Set(made).size).toBe(made.length);
  });

  it('leads to the event and to an id in the order of time', () => {
    const later = at('2025-10-16T03:37:00.000Z');
    const first = later.read(here.ofForm(here.formKey(), 'MFH71K', person));
    const second = later.read(later.ofForm(later.formKey(), 'MFH71K', person));
    expect(first?.code).toBe('MFH71K');
    expect(first?.registrationId).toMatch(/^01[0-9A-HJKMNP-TV-Z]{24}$/);
    expect(String(first?.registrationId) < String(second?.registrationId)).toBe(true);
  });

  it.each(['', 'MFH71K', 'MFH71Kzzzzzzzz00000000000', `MFH71K${'0'.repeat(20)}`])(
    'that is none (%j) leads nowhere',
    (token) => {
      expect(here.read(token)).toBeUndefined();
    },
  );
});
