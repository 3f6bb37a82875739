import {
  createEventContract,
  type EventView,
  listEventsContract,
  publishEventContract,
} from '#functions/events/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { DEMO_START } from '../start-platform.ts';
import { type DemoClient, demoClient } from './client/demo-client.ts';
import { type DemoEvent, type DemoEventKey, demoEvent } from './data/demo-data.ts';
import { participantsOf } from './data/participants.ts';
import { localInstant } from './scenario/act.ts';
import { registerAll } from './scenario/organise.ts';

/**
 * Where the clock of a new folder has to stand: two days before the first event, so that one reminder of it still goes out
 * and it is over when the demo begins.
 */
export const DEMO_DATA_STARTS = localInstant('2025-07-07T10:00', 'Asia/Makassar');

/** The day before the demo begins. */
const OFFICE_DAY = localInstant('2025-10-11T09:30', 'Asia/Jakarta');

type Planned = {
  readonly key: DemoEventKey;
  /** Of the people in the data; some seats are left for whoever tries the platform. */
  readonly registered: number;
  readonly staysDraft?: true;
};

const OVER: Planned = { key: 'takisung', registered: 30 };

const UPCOMING: readonly Planned[] = [
  { key: 'natar', registered: 45 },
  { key: 'ambawang', registered: 47 },
  { key: 'coordination', registered: 9 },
];

/** Loaded last: once it is there, everything else is. */
const LAST: Planned = { key: 'visit', registered: 0, staysDraft: true };

const findEvent = async (api: DemoClient, { account, event }: DemoEvent): Promise<EventView | undefined> => {
  const { events } = await api.call(account, listEventsContract, { query: { limit: '50' } });
  return events.find(({ title }) => title === event.title);
};

const moveTo = async (api: DemoClient, instant: Instant): Promise<void> => {
  if ((await api.now()) < instant) await api.moveTo(instant);
};

/** Undefined when the clock is past the start of the event already: then nobody can plan it any more. */
const draft = async (
  api: DemoClient,
  { key, account, event: body }: DemoEvent,
): Promise<EventView | undefined> => {
  const created = await api.ask(account, createEventContract, { body });
  if (created.ok) return created.value;
  if (created.error.code === 'starts_in_past') return undefined;
  throw new Error(`demo event ${key}: ${created.error.status} ${created.error.code}`);
};

/** Does what is to be done for one event, or what a start that was interrupted has left undone. */
const plan = async (api: DemoClient, { key, registered, staysDraft }: Planned): Promise<void> => {
  const demo = demoEvent(key);
  const event = (await findEvent(api, demo)) ?? (await draft(api, demo));
  if (event === undefined || event.startsAt <= (await api.now())) return;
  const params = { eventId: event.eventId };
  if (event.status === 'draft' && staysDraft !== true)
    await api.call(demo.account, publishEventContract, { params, version: event.version });
  if (demo.participants === undefined || registered === 0) return;
  const people = participantsOf(demo.participants).slice(0, registered);
  await registerAll(api, demo.account, event.eventId, people);
};

/**
 * Puts a platform into the state of the demo through its own API. Safe to run again: what is there stays as it is, and
 * once everything was loaded, nothing is touched any more. It looks before it acts instead of using Idempotency-Key: a
 * start that was killed halfway would leave a key locked for a minute.
 */
export const loadDemoData = async ({ url }: { readonly url: string }): Promise<void> => {
  const api = demoClient(url);
  if ((await findEvent(api, demoEvent(LAST.key))) !== undefined) return;
  await plan(api, OVER);
  await moveTo(api, OFFICE_DAY);
  await Promise.all(UPCOMING.map((planned) => plan(api, planned)));
  await plan(api, LAST);
  await moveTo(api, DEMO_START);
};
