import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planEntries } from '#functions/reminders/domain/plan.ts';
import {
  type Duration,
  type Instant,
  instantFromMillis,
  type LocalDateTime,
  ZONES,
} from '#shared/kernel/time.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Written down by hand, without a time library: hours ahead of UTC since 1988. */
const OFFSET_HOURS = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
} as const;

type Case = {
  readonly zone: keyof typeof OFFSET_HOURS;
  /** The wall clock at the start, as if it were UTC. */
  readonly wall: number;
  readonly minutesBefore: number;
  readonly hoursToGo: number;
};

const cases: fc.Arbitrary<Case> = fc.record({
  zone: fc.constantFrom(...ZONES),
  wall: fc
    .integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2029, 0, 1) / MINUTE })
    .map((m) => m * MINUTE),
  minutesBefore: fc.oneof(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(60, 720, 1440, 4320)),
  hoursToGo: fc.oneof(fc.integer({ min: 0, max: 24 * 30 }), fc.integer({ min: 0, max: 30 })),
});

const plan = ({ zone, wall, minutesBefore, hoursToGo }: Case) => {
  const localStart = new Date(wall).toISOString().slice(0, 16) as LocalDateTime;
  const start = wall - OFFSET_HOURS[zone] * HOUR;
  const now = instantFromMillis(start - hoursToGo * HOUR);
  const rules = [`PT${minutesBefore}M` as Duration];
  const [entry] = planEntries(timelineSnapshot({ zone, localStart, rules }), now);
  if (entry === undefined) throw new Error('a rule without an entry');
  return { entry, start, now };
};

const minuteOfDay = (at: Instant, zone: Case['zone']): number =>
  ((Date.parse(at) + OFFSET_HOURS[zone] * HOUR) / MINUTE) % 1440;
const isQuiet = (minute: number): boolean => minute >= 20 * 60 || minute < 7 * 60;

/** The rule of the design, counted on plain minutes. */
const expected = ({ zone, wall, minutesBefore }: Case, now: number): number | undefined => {
  const offset = OFFSET_HOURS[zone] * HOUR;
  const rule = wall - minutesBefore * MINUTE;
  const minute = (rule / MINUTE) % 1440;
  const latest = wall - 30 * MINUTE;
  if (!isQuiet(minute)) return rule <= latest && rule - offset >= now ? rule - offset : undefined;
  const midnight = rule - minute * MINUTE + (minute >= 20 * 60 ? 24 * HOUR : 0);
  const morning = midnight + 7 * HOUR;
  if (morning <= latest) return morning - offset >= now ? morning - offset : undefined;
  const evening = midnight - 4.5 * HOUR;
  return evening - offset > now ? evening - offset : undefined;
};

describe('the plan of a reminder', () => {
  it('is what counting minutes by hand gives, in every zone', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { entry, now } = plan(given);
        const due = expected(given, Date.parse(now));
        expect(entry.state === 'planned' ? Date.parse(entry.dueAt) : undefined).toBe(due);
      }),
      { numRuns: 3000 },
    );
  });

  it('never lies within half an hour of the start or after it', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { entry, start } = plan(given);
        fc.pre(entry.state === 'planned');
        expect(Date.parse(entry.dueAt)).toBeLessThanOrEqual(start - 30 * MINUTE);
      }),
      { numRuns: 1000 },
    );
  });

  it('never lies in quiet hours', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { entry } = plan(given);
        fc.pre(entry.state === 'planned');
        expect(isQuiet(minuteOfDay(entry.dueAt, given.zone))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('never lies in the past', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { entry, now } = plan(given);
        fc.pre(entry.state === 'planned');
        expect(entry.dueAt >= now).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a reason for every entry that will not be sent', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { entry } = plan(given);
        fc.pre(entry.state === 'expired');
        expect(entry.reason).toMatch(/^(past_when_planned|too_close_to_start|quiet_hours)$/);
      }),
      { numRuns: 1000 },
    );
  });
});

const changeCases = fc.record({
  zone: fc.constantFrom(...ZONES),
  wall: fc
    .integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2029, 0, 1) / MINUTE })
    .map((m) => m * MINUTE),
  movedByHours: fc.integer({ min: -48, max: 48 }),
  minutesToGo: fc.oneof(fc.integer({ min: 0, max: 48 * 60 }), fc.integer({ min: 0, max: 1200 })),
});

/** Minutes that a notice waits: ten for another change, unless the event is near; then for the end of the night. */
const waitOf = (minute: number, minutesToGo: number) => {
  const settles = minutesToGo > 24 * 60 ? 10 : 0;
  const settled = (minute + settles) % 1440;
  const toMorning = settled >= 20 * 60 ? 31 * 60 - settled : 7 * 60 - settled;
  const shifted = isQuiet(settled) && settles + toMorning + 180 <= minutesToGo;
  return { minutes: settles + (shifted ? toMorning : 0), shifted };
};

describe('the notice of a change', () => {
  it('is what counting minutes by hand gives, in every zone', () => {
    fc.assert(
      fc.property(changeCases, ({ zone, wall, movedByHours, minutesToGo }) => {
        const offset = OFFSET_HOURS[zone] * HOUR;
        const old = wall + movedByHours * HOUR;
        const first = Math.min(wall, old) - offset;
        const now = instantFromMillis(first - minutesToGo * MINUTE);
        const localOf = (millis: number) => new Date(millis).toISOString().slice(0, 16) as LocalDateTime;
        const snapshot = timelineSnapshot({
          ...{ zone, localStart: localOf(wall), rules: [] },
          change: { kind: 'event_changed', oldLocalStart: localOf(old), oldVenueName: 'Balai Desa' },
        });
        const [entry] = planEntries(snapshot, now);
        const { minutes, shifted } = waitOf(minuteOfDay(now, zone), minutesToGo);
        expect(Date.parse(entry?.dueAt ?? '')).toBe(Date.parse(now) + minutes * MINUTE);
        expect(entry?.shifted).toBe(shifted ? true : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});
