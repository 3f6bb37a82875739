import type { Zone } from '#shared/kernel/time.ts';
import type { Random } from '../engine/random.ts';
import { PER_SECOND } from '../world/platform.ts';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

export type Office = { readonly id: string; readonly zone: Zone };

export const OFFICES: readonly [Office, ...Office[]] = [
  { id: 'bp3mi-kalbar', zone: 'Asia/Pontianak' },
  { id: 'bp3mi-jatim', zone: 'Asia/Jakarta' },
  { id: 'bp3mi-jateng', zone: 'Asia/Jakarta' },
  { id: 'bp3mi-ntb', zone: 'Asia/Makassar' },
  { id: 'bp3mi-sulsel', zone: 'Asia/Makassar' },
  { id: 'bp3mi-papua', zone: 'Asia/Jayapura' },
];

/** None of Indonesia's zones has daylight saving: Keppres 41/1987. */
export const HOURS_AHEAD: Readonly<Record<Zone, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

export type EventChange = { readonly at: number; readonly kind: 'event_changed' | 'event_cancelled' };

export type EventPlan = {
  readonly id: string;
  readonly office: Office;
  readonly size: number;
  readonly dueAt: number;
  readonly startsAt: number;
  readonly changes: readonly EventChange[];
  /** Each recipient has a link of their own in the text. */
  readonly links: boolean;
};

export type NoticePlan = {
  readonly id: string;
  readonly office: Office;
  readonly at: number;
  readonly escalates: boolean;
  /** When somebody answers, if anybody does. */
  readonly answeredAt?: number;
};

export type WorkPlan = {
  readonly events: readonly EventPlan[];
  readonly notices: readonly NoticePlan[];
  /** One of the events: its office may say nothing until it has begun. */
  readonly silenced?: EventPlan;
};

/** Midnight of the first day on the wall of a zone, in milliseconds. */
export const dayStart = (startAt: number, { zone }: Office): number => {
  const day = 24 * HOUR;
  const ahead = HOURS_AHEAD[zone] * HOUR;
  return Math.floor((startAt + ahead) / day) * day - ahead;
};

const sizeOf = (random: Random, intents: number): number => {
  const share = random.next();
  if (share < 0.55) return random.int(10, 80);
  if (share < 0.85) return random.int(100, 600);
  if (share < 0.97) return random.int(Math.ceil(intents / 100), Math.ceil(intents / 30));
  return random.int(Math.ceil(intents / 12), Math.ceil(intents / 5));
};

const dueOf = (random: Random, midnight: number, size: number, intents: number): number => {
  // A big one late in the day runs into the night.
  if (size > intents / 40 && random.chance(0.4)) return midnight + 20 * HOUR - size * (1000 / PER_SECOND / 2);
  if (random.chance(0.3)) return midnight + 9 * HOUR;
  return midnight + random.int(8 * HOUR, 19.9 * HOUR);
};

const startOf = (random: Random, midnight: number, dueAt: number): number => {
  const share = random.next();
  if (share < 0.15) return Math.max(dueAt + HOUR, midnight + random.int(20 * HOUR, 23 * HOUR));
  if (share < 0.75) return midnight + 33 * HOUR;
  return midnight + random.int(55 * HOUR, 60 * HOUR);
};

const arrivalAt = (random: Random, startAt: number): number =>
  // Many arrive while the reminders of nine o'clock are on their way.
  random.chance(0.3)
    ? dayStart(startAt, random.pick(OFFICES)) + 9 * HOUR + random.int(5_000, 10 * MINUTE)
    : startAt + random.int(HOUR, 30 * HOUR);

const changesOf = (random: Random, dueAt: number, size: number): EventChange[] => {
  const whileSending = Math.ceil((size / PER_SECOND) * 1.3) * 1000;
  const at = dueAt + random.int(-MINUTE, whileSending + MINUTE);
  const kind = random.chance(0.4) ? 'event_cancelled' : 'event_changed';
  const again = kind === 'event_changed' && random.chance(0.3);
  return again
    ? [
        { at, kind },
        { at: at + random.int(2_000, 2 * MINUTE), kind: 'event_changed' },
      ]
    : [{ at, kind }];
};

/** Splits a whole into the sizes of events, large and small, the last one cut to fit. */
const events = (random: Random, startAt: number, intents: number): EventPlan[] => {
  let reminders = Math.round(intents * 0.7);
  let changes = intents - reminders;
  const planned: EventPlan[] = [];
  while (reminders > 0) {
    const size = Math.min(reminders, sizeOf(random, intents));
    reminders -= size;
    const office = random.pick(OFFICES);
    const midnight = dayStart(startAt, office);
    const dueAt = dueOf(random, midnight, size, intents);
    const startsAt = startOf(random, midnight, dueAt);
    const isChanged = changes >= size && random.chance(0.75);
    const own = isChanged ? changesOf(random, dueAt, size) : [];
    changes -= own.length * size;
    const links = random.chance(0.2);
    planned.push({ id: `EV${planned.length}`, office, size, dueAt, startsAt, changes: own, links });
  }
  return planned;
};

const notices = (random: Random, startAt: number, count: number): NoticePlan[] => {
  const planned: NoticePlan[] = [];
  let left = count;
  while (left > 0) {
    // One arrival concerns several offices at once, by day or night.
    const at = arrivalAt(random, startAt);
    for (let share = random.int(1, 12); share > 0 && left > 0; share -= 1) {
      const escalates = random.chance(0.2);
      left -= escalates ? 2 : 1;
      const answer = random.chance(0.3) ? { answeredAt: at + random.int(0, 20 * MINUTE) } : {};
      planned.push({ id: `NT${planned.length}`, office: random.pick(OFFICES), at, escalates, ...answer });
    }
  }
  return planned;
};

/** Enough for whatever may become of a notice; in a large run most of it is events. */
const noticesAmong = (intents: number): number =>
  Math.round(0.15 * Math.min(intents, 10_000) + 0.035 * Math.max(0, intents - 10_000));

/** Notices, and of the rest seven reminders to three changes and cancellations, over a day and a night. */
export const planWork = (random: Random, startAt: number, intents: number): WorkPlan => {
  const share = noticesAmong(intents);
  const planned = events(random, startAt, intents - share);
  const calm = planned.find(({ changes }) => changes.length === 0);
  // What is silent for long only makes the sweeper look at the same again and again.
  const silenced = calm && { ...calm, startsAt: calm.dueAt + 2 * HOUR };
  return {
    events: planned.map((each) => (each === calm && silenced ? silenced : each)),
    notices: notices(random, startAt, share),
    ...(silenced === undefined ? {} : { silenced }),
  };
};
