import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planEntries } from '#functions/reminders/domain/plan.ts';
import { type Duration, instantFromMillis, type LocalDateTime, type Zone } from '#shared/kernel/time.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;

/** Minutes ahead of UTC, by hand. */
const OFFSETS: Readonly<Record<Zone, number>> = {
  'Asia/Jakarta': 420,
  'Asia/Pontianak': 420,
  'Asia/Makassar': 480,
  'Asia/Jayapura': 540,
};

type Event = {
  readonly zone: Zone;
  /** Minutes since 1970 on the wall at the venue. */
  readonly start: number;
  readonly rules: readonly number[];
  readonly minutesToGo: number;
  readonly millis: number;
  /** Minutes of the day. */
  readonly quiet: { readonly from: number; readonly to: number };
};

const USUAL = { from: 20 * 60, to: 7 * 60 };

/** At most 16 hours, so that half an hour before them is not in them. */
const otherHours = fc
  .record({ from: fc.integer({ min: 0, max: DAY - 1 }), length: fc.integer({ min: 1, max: 16 * 60 }) })
  .map(({ from, length }) => ({ from, to: (from + length) % DAY }));

const rule = fc.oneof(
  fc.integer({ min: 1, max: 30 * DAY }),
  fc.constantFrom(30, 60, 180, 720, DAY, 2 * DAY, 3 * DAY, 7 * DAY),
);

const eventIn = (zones: readonly Zone[], quiet: fc.Arbitrary<Event['quiet']>): fc.Arbitrary<Event> =>
  fc.record({
    zone: fc.constantFrom(...zones),
    start: fc.integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2032, 0, 1) / MINUTE }),
    rules: fc.array(rule, { maxLength: 5 }),
    minutesToGo: fc.oneof(fc.integer({ min: 0, max: 30 * DAY }), fc.integer({ min: 0, max: 2 * DAY })),
    millis: fc.integer({ min: 0, max: MINUTE - 1 }),
    quiet,
  });

const hhmm = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const nowOf = ({ start, zone, minutesToGo, millis }: Event): number =>
  (start - OFFSETS[zone] - minutesToGo) * MINUTE + millis;

const planned = (event: Event) => {
  const snapshot = timelineSnapshot({
    zone: event.zone,
    localStart: new Date(event.start * MINUTE).toISOString().slice(0, 16) as LocalDateTime,
    rules: event.rules.map((minutes) => `PT${minutes}M` as Duration),
    quietHours: { from: hhmm(event.quiet.from), to: hhmm(event.quiet.to) },
  });
  return planEntries(snapshot, instantFromMillis(nowOf(event))).map(
    ({ rule: name, dueAt, state, reason, shifted }) => ({
      name,
      due: state === 'planned' ? Date.parse(dueAt) : undefined,
      reason,
      shifted: state === 'planned' && shifted === true,
    }),
  );
};

/** Minute by minute along the wall: no arithmetic of days, and nothing of the code under test. */
const isQuiet = (minute: number, { from, to }: Event['quiet']): boolean => {
  for (let at = from; at !== to; at = (at + 1) % DAY) if (at === minute % DAY) return true;
  return false;
};

const quietTable = (quiet: Event['quiet']): readonly boolean[] =>
  Array.from({ length: DAY }, (_, minute) => isQuiet(minute, quiet));

type Expected = { due: number | undefined; reason: string | undefined; shifted: boolean };

const expectedOf = (event: Event, minutesBefore: number, quiet: readonly boolean[]): Expected => {
  const now = nowOf(event);
  const none = (reason: string): Expected => ({ due: undefined, reason, shifted: false });
  const instant = (wall: number) => (wall - OFFSETS[event.zone]) * MINUTE;
  const own = event.start - minutesBefore;
  const latest = event.start - 30;
  const decided = (wall: number): Expected => {
    if (instant(wall) < now) return none('past_when_planned');
    if (wall > latest) return none('too_close_to_start');
    return { due: instant(wall), reason: undefined, shifted: wall !== own };
  };
  if (!quiet[own % DAY]) return decided(own);
  let morning = own;
  while (quiet[morning % DAY]) morning += 1;
  if (morning <= latest) return decided(morning);
  let evening = own;
  while (quiet[(evening - 1) % DAY]) evening -= 1;
  evening -= 30;
  return instant(evening) > now ? decided(evening) : none('quiet_hours');
};

const expectedPlan = (event: Event) => {
  const quiet = quietTable(event.quiet);
  const taken = new Set<number>();
  return [...new Set(event.rules)].map((minutes) => {
    const expected = expectedOf(event, minutes, quiet);
    const isSecond = expected.due !== undefined && taken.has(expected.due);
    if (expected.due !== undefined) taken.add(expected.due);
    return {
      name: `PT${minutes}M`,
      ...(isSecond ? { due: undefined, reason: 'same_time_as_another', shifted: false } : expected),
    };
  });
};

const cases = [
  ['WIB', ['Asia/Jakarta', 'Asia/Pontianak'], fc.constant(USUAL)],
  ['WITA', ['Asia/Makassar'], fc.constant(USUAL)],
  ['WIT', ['Asia/Jayapura'], fc.constant(USUAL)],
  [
    'any zone with quiet hours of its own',
    ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'],
    otherHours,
  ],
] as const;

describe.each(cases)('the reminders of an event in %s', (_name, zones, quiet) => {
  it('are what walking along the clock on the wall gives, for 2,500 events', () => {
    fc.assert(
      fc.property(eventIn(zones, quiet), (event) => {
        expect(planned(event)).toEqual(expectedPlan(event));
      }),
      { numRuns: 2500 },
    );
  });
});
