import type * as z from 'zod';
import { type ArrivalView, getManifestContract, type NoticeView } from '#functions/arrivals/contract.ts';
import type { EventView } from '#functions/events/contract.ts';
import { type LedgerMessage, monthOf, readBudgetContract } from '#functions/messaging/contract.ts';
import { getTimelineContract, type TimelinePage } from '#functions/reminders/contract.ts';
import {
  type Registration,
  readMessages,
  readPeople,
  readRegistrations,
} from '#infra/local/demo/audit/reading.ts';
import type { DemoClient, SentSms } from '#infra/local/demo/client/demo-client.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalOf, DESK, eventOf, ORGANISER, POST } from './crash-acts.ts';
import type { Journal } from './crash-journal.ts';

export type EventFacts = {
  readonly event: EventView;
  readonly registrations: readonly Registration[];
  readonly timeline: TimelinePage | undefined;
  readonly messages: readonly LedgerMessage[];
};

export type ManifestFacts = z.output<typeof getManifestContract.output.schema> & {
  /** How many can be listed. */
  readonly listed: number;
};

export type ArrivalFacts = {
  readonly arrival: ArrivalView;
  readonly notices: readonly NoticeView[];
  readonly manifests: readonly ManifestFacts[];
  readonly messages: readonly LedgerMessage[];
};

/** A month of an office, with all the messages that it pays for. */
export type BudgetFacts = {
  readonly budget: z.output<typeof readBudgetContract.output.schema>;
  readonly messages: readonly LedgerMessage[];
};

export type CrashFacts = {
  readonly now: string;
  readonly outbox: readonly SentSms[];
  readonly events: readonly EventFacts[];
  readonly arrivals: readonly ArrivalFacts[];
  readonly budgets: readonly BudgetFacts[];
};

const eventFacts = async (api: DemoClient, eventId: string): Promise<EventFacts> => {
  const timeline = await api.ask(ORGANISER, getTimelineContract, { params: { eventId } });
  return {
    event: await eventOf(api, eventId),
    registrations: (await eventOf(api, eventId)).seats
      ? await readRegistrations(api, ORGANISER, eventId)
      : [],
    timeline: timeline.ok ? timeline.value : undefined,
    messages: await readMessages(api, `event:${eventId}`),
  };
};

const manifestFacts = async (api: DemoClient, arrivalId: string, version: number): Promise<ManifestFacts> => {
  const params = { arrivalId, version: String(version) };
  const manifest = await api.call(POST, getManifestContract, { params });
  return { ...manifest, listed: (await readPeople(api, POST, arrivalId, version)).length };
};

/** Every notice that an office ever had of the arrival is named after the manifest version that caused it. */
const noticeIds = (arrivalId: string, notices: readonly NoticeView[], versions: number): string[] =>
  notices.flatMap(({ officeId }) =>
    Array.from({ length: versions }, (_, index) => `${arrivalId}-${officeId}-v${index + 1}`),
  );

const arrivalFacts = async (api: DemoClient, arrivalId: string): Promise<ArrivalFacts> => {
  const { notices, ...arrival } = await arrivalOf(api, arrivalId);
  const manifests: ManifestFacts[] = [];
  for (let version = 1; version <= arrival.manifests; version += 1)
    manifests.push(await manifestFacts(api, arrivalId, version));
  const ids = noticeIds(arrivalId, notices, arrival.manifests);
  const messages = await Promise.all(ids.map((noticeId) => readMessages(api, `notice:${noticeId}`)));
  return { arrival, notices, manifests, messages: messages.flat() };
};

const budgetFacts = (api: DemoClient, all: readonly LedgerMessage[]): Promise<BudgetFacts[]> => {
  // Every instant that the API shows is one.
  const months = Map.groupBy(all, ({ officeId, dueAt }) => `${officeId} ${monthOf(dueAt as Instant)}`);
  return Promise.all(
    [...months].map(async ([key, messages]) => {
      const [officeId = '', month = ''] = key.split(' ');
      const budget = await api.call(DESK, readBudgetContract, { params: { month }, query: { officeId } });
      return { budget, messages };
    }),
  );
};

/** Reads everything that was ever said yes to, through the API and the outbox alone. */
export const gatherCrashFacts = async (api: DemoClient, journal: Journal): Promise<CrashFacts> => {
  const events = await Promise.all([...journal.events].map((eventId) => eventFacts(api, eventId)));
  const arrivals = await Promise.all([...journal.arrivals].map((arrivalId) => arrivalFacts(api, arrivalId)));
  const messages = [...events, ...arrivals].flatMap((facts) => facts.messages);
  return {
    now: await api.now(),
    outbox: await api.outbox(),
    events,
    arrivals,
    budgets: await budgetFacts(api, messages),
  };
};
