import { type Instant, millisOf } from '#shared/kernel/time.ts';
import type { Guard } from '../guards/guard.ts';
import { deedsIn } from '../workload/deeds.ts';
import { feeder } from '../workload/feeder.ts';
import { HOUR, MINUTE, planWork } from '../workload/plan.ts';
import { type Cast, playEvent, playNotice } from '../workload/story.ts';
import { playBudgets, playSilence, playSwitches, raceWith, spellsOf } from '../workload/troubles.ts';
import { simulatedProvider } from '../world/provider.ts';
import { type ReceiptDesk, receiptDesk } from '../world/receipt-desk.ts';
import type { StoreKind } from '../world/store.ts';
import { sweeper } from '../world/sweeper.ts';
import { newWorld, type World } from '../world/world.ts';
import { type Crew, newCrew } from './crew.ts';

export type SmsOptions = {
  readonly seed: number;
  readonly intents: number;
  readonly without: Guard | undefined;
  /** Every message of a queue may come more than once, not just the first about a slice. */
  readonly everyCopy?: boolean;
  readonly store?: StoreKind;
};

/** Some of these nights are the last of a month. */
const STARTS = ['2025-11-10T00:00:00.000Z', '2025-11-29T22:00:00.000Z', '2025-12-30T23:00:00.000Z'] as const;

/** After the last notice: as long as anything may stay unfinished, and as a receipt may wait. */
const LENGTH = (31 + 72 + 78) * HOUR;

/** While people are at work, and a while longer. */
const BUSY_MINUTES = 40 * 60;

/** Everything that people do in this time, and what happens to workers just then. */
const playAll = (world: World, crew: Crew, startAt: number): void => {
  const { random, intents, truth } = world;
  const deeds = deedsIn(world);
  const cast: Cast = {
    world,
    deeds,
    feeder: feeder(world, crew.queues),
    random: random('story'),
    states: new Map(),
  };
  const work = planWork(random('plan'), startAt, intents);
  for (const plan of work.events) playEvent(cast, plan);
  for (const plan of work.notices) playNotice(cast, plan);
  playSwitches(world, deeds, random('switches'), startAt + HOUR);
  if (work.silenced !== undefined) playSilence(world, deeds, work.silenced);
  playBudgets(world, deeds, random('budgets'), startAt);
  const race = raceWith({ cast, random: random('races'), batchesOf: crew.batchesOf });
  world.onSuspension((invocation, millis) => {
    for (const key of crew.batchesOf(invocation)) truth.jolted.add(key);
    race(invocation, millis);
  });
};

/** The schedules of the platform; now and then it is started anew. */
const playSchedules = (world: World, crew: Crew, desk: ReceiptDesk, startAt: number) => {
  const { time, random } = world;
  const cleaner = sweeper(world, crew.queues);
  const restart = random('restarts');
  const everyMinute = (minute: number): void => {
    const isRestart = minute < BUSY_MINUTES && restart.chance(0.003);
    if (!world.isOff('sweeper')) void cleaner.sweep(isRestart);
    if (!world.isOff('replay')) void desk.replay();
    // Later nothing is left but receipts that wait for hours: whoever looks less often finds the same.
    const next = minute < BUSY_MINUTES ? minute + 1 : minute + 10;
    time.at(startAt + next * MINUTE, () => everyMinute(next));
  };
  time.at(startAt + MINUTE, () => everyMinute(1));
  return cleaner;
};

/** Lives through one seed; gives back all that an audit needs. */
export const runSms = async ({ seed, intents, without, everyCopy = false, store = 'memory' }: SmsOptions) => {
  const startAt = millisOf(STARTS[seed % STARTS.length] as Instant);
  const world = newWorld({ seed, intents, startAt, without, store });
  const desk = receiptDesk(world);
  const spells = spellsOf(world.random('spells'), startAt);
  const provider = simulatedProvider(world, spells, desk.expect);
  const crew = newCrew(world, provider, everyCopy);
  playAll(world, crew, startAt);
  const cleaner = playSchedules(world, crew, desk, startAt);
  await world.time.run(startAt + LENGTH);
  return { world, desk, twin: provider.core, crew, cleaner };
};
