import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsChange, seatsOpen } from '#functions/registrations/contract.ts';
import { instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import { withFaultyWrites } from '#shared/store/faults/faulty-writes.ts';
import {
  EVENT_ID,
  participant,
  phoneOf,
  seatsSnapshot,
  storedSeats,
} from '#test/support/builders/registrations.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { testPlatform } from '#test/support/test-platform.ts';

type Command =
  | { readonly do: 'register' | 'cancel' | 'take' | 'decline' | 'pass'; readonly nth: number }
  | { readonly do: 'resize'; readonly nth: number };
type Fault = 'none' | 'busy' | 'answer_lost';
/** Commands of one step happen at once. */
type Step = { readonly commands: readonly Command[]; readonly faults: readonly Fault[] };

const kinds = [
  'register',
  'register',
  'cancel',
  'cancel',
  'take',
  'take',
  'decline',
  'pass',
  'resize',
] as const;
const command: fc.Arbitrary<Command> = fc.record({ do: fc.constantFrom(...kinds), nth: fc.nat(30) });
const step: fc.Arbitrary<Step> = fc.record({
  commands: fc.array(command, { minLength: 1, maxLength: 3 }),
  faults: fc.array(fc.constantFrom<Fault>('none', 'none', 'answer_lost', 'busy'), { maxLength: 3 }),
});

const EVENT = { code: 'K3B7RA', publicRegistration: true, quietHours: { from: '20:00', to: '07:00' } };
const target = { eventId: EVENT_ID, officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };

const world = async (capacity: number) => {
  // 26 hours before the start: the first commands may fall before offers begin.
  const platform = testPlatform({}, '2025-11-12T00:00:00.000Z');
  let planned: Fault[] = [];
  const table = withFaultyWrites(platform.table, () => {
    const next = planned.shift();
    return next === 'none' ? undefined : next;
  });
  await platform.table.write(seatsOpen(seatsSnapshot({ ...EVENT, capacity })));
  return {
    platform,
    services: registrationsServices({ ...platform, table }),
    plan: (list: readonly Fault[]) => {
      planned = [...list];
    },
  };
};
type World = Awaited<ReturnType<typeof world>>;

const links = async ({ platform }: World) => {
  const ordered = await orderedMessages(platform.table, `event:${EVENT_ID}`);
  return ordered.flatMap((intent) =>
    intent.kind === 'place_offered' ? [{ ...intent, token: intent.params.link.split('/k/')[1] ?? '' }] : [],
  );
};

const pick = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(1, list.length)];

const run = async (here: World, { do: wanted, nth }: Command): Promise<void> => {
  const { platform, services } = here;
  if (wanted === 'register') {
    const registrationId = platform.ids.id();
    await services.register({
      ...target,
      registrationId,
      participant: participant({ phone: phoneOf(nth % 12) }),
    });
  } else if (wanted === 'resize') {
    const stored = await storedSeats(platform.table);
    const scheduleVersion = stored.seats?.scheduleVersion ?? 1;
    await platform.table.write(
      seatsChange(seatsSnapshot({ ...EVENT, capacity: (nth % 4) + 1, scheduleVersion })),
    );
  } else if (wanted === 'pass') {
    platform.setNow(instantFromMillis(millisOf(platform.clock.now()) + ((nth % 6) + 1) * 50 * 60_000));
  } else if (wanted === 'cancel') {
    const { registrations } = await storedSeats(platform.table);
    const one = pick(registrations, nth);
    if (one !== undefined)
      await services.cancelRegistration({
        ...target,
        registrationId: one.registrationId,
        reason: 'berhalangan',
      });
  } else {
    const link = pick(await links(here), nth);
    if (link === undefined) return;
    await (wanted === 'take' ? services.takeByLink(link.token) : services.leaveByLink(link.token));
  }
};

const settled = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof StoreBusy)) throw error;
  }
};

type Stored = Awaited<ReturnType<typeof storedSeats>>;
const idsIn = ({ registrations }: Stored, wanted: string) =>
  registrations.filter(({ status }) => status === wanted).map(({ registrationId }) => registrationId);

const holds = (before: Stored, now: Stored, isMoving: boolean, smallest: number) => {
  const { seats } = now;
  const [seated, offered, waiting] = [idsIn(now, 'seated'), idsIn(now, 'offered'), idsIn(now, 'waiting')];
  expect([seats?.seated, seats?.offered ?? 0, seats?.waiting]).toEqual([
    seated.length,
    offered.length,
    waiting.length,
  ]);
  expect(now.line.toSorted()).toEqual(waiting.toSorted());
  expect(now.offers.toSorted()).toEqual(offered.toSorted());
  expect(now.guards.toSorted()).toEqual([...seated, ...offered, ...waiting].toSorted());
  const capacity = seats?.capacity ?? 0;
  const taken = seated.length + offered.length;
  // Only a smaller room may leave too many, and then nobody is added.
  const kept = idsIn(before, 'seated').length + idsIn(before, 'offered').length;
  expect(taken).toBeLessThanOrEqual(Math.max(capacity, smallest < kept ? kept : 0));
  if (isMoving && waiting.length > 0) expect(taken).toBeGreaterThanOrEqual(capacity);
  const gone = new Set(idsIn(before, 'cancelled'));
  expect([...seated, ...offered, ...waiting].filter((id) => gone.has(id))).toEqual([]);
};

const play = async (capacity: number, steps: readonly Step[]) => {
  const here = await world(capacity);
  const { platform, services } = here;
  for (const { commands, faults } of steps) {
    const before = await storedSeats(platform.table);
    here.plan(faults);
    await Promise.all(commands.map((one) => settled(run(here, one))));
    here.plan([]);
    await services.sweepSeats();
    const now = await storedSeats(platform.table);
    const sizes = commands.flatMap(({ do: wanted, nth }) => (wanted === 'resize' ? [(nth % 4) + 1] : []));
    const smallest = Math.min(before.seats?.capacity ?? 0, now.seats?.capacity ?? 0, ...sizes);
    const at = platform.clock.now();
    holds(before, now, at < seatsSnapshot().startsAt, smallest);
    for (const { offeredUntil, status } of now.registrations)
      if (status === 'offered') expect((offeredUntil ?? '') > at).toBe(true);
    // Each offer has one SMS, and each SMS an offer.
    const sum = now.registrations.reduce((total, one) => total + (one.asked ?? 0), 0);
    const all = await links(here);
    expect([all.length, now.seats?.offersMade ?? 0]).toEqual([sum, sum]);
    // Who had left is not asked again.
    const gone = new Set(idsIn(before, 'cancelled'));
    const askedOf = (stored: Stored) =>
      stored.registrations.filter(({ registrationId }) => gone.has(registrationId)).map((one) => one.asked);
    expect(askedOf(now)).toEqual(askedOf(before));
  }
  platform.close();
};

describe('offers of seats, whatever happens at once and with whatever faults', () => {
  it('keep seats, offers and the line in order, and ask once for each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(step, { minLength: 1, maxLength: 25 }), play),
      { numRuns: 150 },
    );
  });
});
