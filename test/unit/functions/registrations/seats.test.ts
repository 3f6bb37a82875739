import { describe, expect, it } from 'vitest';
import {
  decideSeat,
  freeForWaiting,
  passesOn,
  seatRefusal,
  seatsAreMoving,
} from '#functions/registrations/domain/seats.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { seats } from '#test/support/builders/registrations.ts';

const BEFORE = '2025-11-13T01:59:59.999Z' as Instant;
const START = '2025-11-13T02:00:00.000Z' as Instant;

describe('who comes new', () => {
  it('gets a seat while one is free', () => {
    expect(decideSeat(seats({ capacity: 2, seated: 1 }))).toBe('seated');
  });

  it('waits when the last seat is taken', () => {
    expect(decideSeat(seats({ capacity: 2, seated: 2 }))).toBe('waiting');
  });

  it('stands behind those who wait although a seat is free', () => {
    expect(decideSeat(seats({ capacity: 3, seated: 2, waiting: 1 }))).toBe('waiting');
  });
});

describe('registration', () => {
  it.each([
    ['of a cancelled event', { status: 'cancelled' as const }, BEFORE, 'event_cancelled'],
    ['when it is closed', { status: 'closed' as const }, BEFORE, 'registration_closed'],
    ['from the start on', {}, START, 'event_started'],
    ['a moment before the start', {}, BEFORE, undefined],
  ])('%s', (_when, over, now, expected) => {
    expect(seatRefusal(seats(over), now)).toBe(expected);
  });
});

describe('those who wait', () => {
  it('sit down as far as there is room', () => {
    expect(freeForWaiting(seats({ capacity: 5, seated: 2, waiting: 9 }))).toBe(3);
  });

  it('sit down all when there is room for more', () => {
    expect(freeForWaiting(seats({ capacity: 5, seated: 2, waiting: 1 }))).toBe(1);
  });

  it('stay where they are in an overbooked event', () => {
    expect(freeForWaiting(seats({ capacity: 2, seated: 4, waiting: 3 }))).toBe(0);
  });

  it('take the seat of a leaver', () => {
    expect(passesOn(seats({ capacity: 2, seated: 2, waiting: 1 }))).toBe(true);
  });

  it('do not take the seat of a leaver in an overbooked event', () => {
    expect(passesOn(seats({ capacity: 2, seated: 3, waiting: 1 }))).toBe(false);
  });

  it('still move up when registration is closed', () => {
    expect(seatsAreMoving(seats({ status: 'closed' }), BEFORE)).toBe(true);
  });

  it('no longer move up once the event has begun', () => {
    expect(seatsAreMoving(seats(), START)).toBe(false);
  });
});
