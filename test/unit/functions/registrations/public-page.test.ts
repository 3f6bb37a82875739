import { describe, expect, it } from 'vitest';
import { type Repeat, shownStatus } from '#functions/registrations/domain/repeat.ts';
import { availability, publicRefusal } from '#functions/registrations/domain/seats.ts';
import { eventPage } from '#functions/registrations/handlers/pages/event-page.ts';
import { EMPTY } from '#functions/registrations/handlers/pages/registration-form.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { EVENT_ID, participant, seats } from '#test/support/builders/registrations.ts';

const at = (text: string) => text as Instant;
const NOW = at('2025-10-16T03:36:00.000Z');

describe('whether the public may register', () => {
  const opens = at('2025-10-20T01:00:00.000Z');
  const closes = at('2025-11-10T01:00:00.000Z');
  const event = seats({ registersFrom: opens, registersUntil: closes });

  it.each([
    [NOW, 'registration_not_open'],
    [opens, undefined],
    [at('2025-11-10T00:59:59.999Z'), undefined],
    [closes, 'registration_closed'],
    [event.startsAt, 'event_started'],
  ])('at %s: %s', (now, refusal) => {
    expect(publicRefusal(event, now)).toBe(refusal);
  });

  it('is told on the page with the day and hour', () => {
    const refusal = 'registration_not_open';
    const page = { code: 'MFH71K', seats: event, refusal, availability: 'free', at: NOW } as const;
    const form = { key: 'k', text: EMPTY, mistakes: [], choices: [], places: [] };
    const html = eventPage(page, form);
    expect(html).toContain('Pendaftaran dibuka Senin, 20 Oktober 2025 pukul 08.00 WIB.');
    expect(html).not.toContain('<form');
  });
});

describe('what the public is told of seats', () => {
  it.each([
    [{ capacity: 20, seated: 0, waiting: 0 }, 'free'],
    [{ capacity: 20, seated: 17, waiting: 0 }, 'free'],
    [{ capacity: 20, seated: 18, waiting: 0 }, 'nearly_full'],
    [{ capacity: 20, seated: 20, waiting: 0 }, 'waiting_list'],
    [{ capacity: 20, seated: 19, waiting: 1 }, 'waiting_list'],
    [{ capacity: 20, seated: 25, waiting: 0 }, 'waiting_list'],
  ])('of %j: %s', (counters, word) => {
    expect(availability(seats(counters))).toBe(word);
  });
});

describe('what a repeat is shown', () => {
  const repeat: Repeat = {
    ...participant(),
    ...{ eventId: EVENT_ID, registrationId: '01REG', identity: 'phone:x', registeredBy: 'participant' },
    ...{ registeredAt: NOW, status: 'active', of: '01OTHER', shown: 'waiting', ticket: 4 },
  };
  const full = { capacity: 2, seated: 2, waiting: 3 };

  it.each([
    ['nobody behind has come to a seat', { ...full, passed: 3 }, 'waiting'],
    ['somebody behind has', { ...full, passed: 5 }, 'seated'],
    ['seats are free and nobody waits', { capacity: 2, seated: 1, waiting: 0 }, 'seated'],
  ])('when %s', (_when, counters, shown) => {
    expect(shownStatus(repeat, seats(counters))).toBe(shown);
  });

  it('stays a seat once it was one', () => {
    expect(shownStatus({ ...repeat, shown: 'seated' }, seats(full))).toBe('seated');
  });

  it('is an end once its sender has ended it', () => {
    expect(shownStatus({ ...repeat, status: 'cancelled' }, seats({ ...full, passed: 9 }))).toBe('cancelled');
  });
});
