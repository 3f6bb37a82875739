import { gateSet, type Order } from '#functions/messaging/contract.ts';
import { remindersServices } from '#functions/reminders/container.ts';
import {
  type Duration,
  type Instant,
  instantFromMillis,
  millisOf,
  plus,
  toLocal,
} from '#shared/kernel/time.ts';
import { given, report } from '../../child.ts';
import type { PeerAnswer } from '../../peers/peer-run.ts';
import { complaintsOf, ledgerRows } from '../audit.ts';
import { eventIdOf, recipients, reminderOf, WARM_UP } from '../people.ts';
import { openProvider, type ProviderKind } from '../providers.ts';
import { RULE, reminderTask, seedEvent } from '../registrants.ts';
import { openWorld, UNLIMITED, type World } from '../world.ts';

/** One reminder to many people at one time, in a process of its own. */
export type FanOutRun = {
  readonly path: string;
  readonly count: number;
  readonly provider: ProviderKind;
  /** Whether recipients come from memory or are read as registrations, page by page, as the timeline does it. */
  readonly source: 'list' | 'registrations';
};

const PAGE = 100;
const EVENT = 1;
const EARLIER_EVENT = 2;

const fromList = async ({ client }: World, order: Order, first: number, count: number): Promise<void> => {
  for (let from = 0; from < count; from += PAGE)
    await client.record(order, recipients(first + from, Math.min(PAGE, count - from)));
};

const warmUp = async (world: World): Promise<void> => {
  const order = reminderOf(eventIdOf(EARLIER_EVENT), world.clock.now());
  await fromList(world, order, WARM_UP.from, WARM_UP.count);
  await world.settled();
};

const fromRegistrations = async (world: World): Promise<void> => {
  const { fanOut } = remindersServices(world);
  for (let more = true; more; ) ({ more } = await fanOut(reminderTask(EVENT)));
};

/** The whole minute that the event starts at is told on its wall; the reminder is due so long before. */
const nextMinute = (now: Instant): Instant =>
  instantFromMillis(Math.ceil(millisOf(now) / 60_000 + 0.02) * 60_000);

const seed = async (world: World, count: number): Promise<Instant> => {
  const now = world.clock.now();
  const dueAt = nextMinute(now);
  const localStart = toLocal(plus(dueAt, RULE as Duration), 'Asia/Pontianak');
  await seedEvent(world.table, EVENT, { from: 0, count }, { localStart, plannedAt: now });
  return dueAt;
};

const AHEAD_MS = 300;

/** From the moment that the reminder is due until nothing is left to do. */
const run = async (world: World, { count, source }: FanOutRun): Promise<number> => {
  await world.table.write(gateSet(`event:${eventIdOf(EVENT)}`, { version: 1, open: true }));
  const dueAt =
    source === 'list' ? instantFromMillis(millisOf(world.clock.now()) + AHEAD_MS) : await seed(world, count);
  const begin = () =>
    source === 'list'
      ? fromList(world, reminderOf(eventIdOf(EVENT), dueAt), 0, count)
      : fromRegistrations(world);
  await new Promise<void>((resolve, reject) => {
    world.clock.timers.at(dueAt, () => begin().then(resolve, reject));
  });
  await world.settled();
  return millisOf(dueAt);
};

const asked = given<FanOutRun>();
const { path, count } = asked;
const provider = await openProvider(asked.provider);
const world = openWorld({ path, provider: provider.provider, perSecond: UNLIMITED });
await warmUp(world);
provider.begin();
const before = process.cpuUsage();
const dueAt = await run(world, asked);
const cpu = process.cpuUsage(before);
const lastMsLate = provider.lastAt() - dueAt;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const taken = await provider.close();
const answer: PeerAnswer = {
  rps: count / (lastMsLate / 1000),
  firstMsLate: provider.firstAt() - dueAt,
  lastMsLate,
  cpuMicrosEach: (cpu.user + cpu.system) / count,
  peakMegabytes,
  complaints: complaintsOf(ledgerRows(world.sqlite), { count: count + WARM_UP.count, ...taken }),
};
world.close();
report(answer);
