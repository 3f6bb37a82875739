import { getArrivalContract, getManifestContract } from '#functions/arrivals/contract.ts';
import { getEventContract } from '#functions/events/contract.ts';
import { listCheckpointsContract, listOfficesContract } from '#functions/offices/contract.ts';
import { getTimelineContract } from '#functions/reminders/contract.ts';
import type { DemoClient, SentSms } from '../client/demo-client.ts';
import { type DemoEvent, demoEvents } from '../data/demo-data.ts';
import type { Notebook } from '../scenario/act.ts';
import { type ArrivalFacts, allMessages, type EventFacts, type Facts } from './facts.ts';
import {
  readBudgets,
  readMessages,
  readNotices,
  readOptOuts,
  readPeople,
  readRegistrations,
  readSwitchChanges,
} from './reading.ts';

const POST = 'duty-entikong';

const eventFacts = async (api: DemoClient, { account }: DemoEvent, eventId: string): Promise<EventFacts> => {
  const params = { eventId };
  const event = await api.call(account, getEventContract, { params });
  const messages = await readMessages(api, `event:${eventId}`);
  if (event.capacity === null) return { event, registrations: [], messages };
  const registrations = await readRegistrations(api, account, eventId);
  const timeline = await api.call(account, getTimelineContract, { params });
  return { event, registrations, timeline, messages };
};

const arrivalFacts = async (
  api: DemoClient,
  arrivalId: string,
  outbox: readonly SentSms[],
): Promise<ArrivalFacts> => {
  const { notices: _current, ...arrival } = await api.call(POST, getArrivalContract, {
    params: { arrivalId },
  });
  const version = arrival.currentManifest ?? 0;
  const params = { arrivalId, version: String(version) };
  const { errors: _errors, ...manifest } = await api.call(POST, getManifestContract, { params });
  const { offices } = await api.call(POST, listOfficesContract);
  const { checkpoints } = await api.call(POST, listCheckpointsContract);
  const notices = await readNotices(api, outbox);
  const messages = await Promise.all(notices.map(({ noticeId }) => readMessages(api, `notice:${noticeId}`)));
  return {
    arrival,
    checkpoint: checkpoints.find(({ checkpointId }) => checkpointId === arrival.checkpointId)?.name ?? '',
    offices: new Map(offices.map(({ office }) => [office.officeId, office.shortName])),
    manifest,
    people: await readPeople(api, POST, arrivalId, version),
    notices,
    messages: messages.flat(),
  };
};

/** Reads everything back through the API, the ledger and the outbox; nothing from the code that acted. */
export const gatherFacts = async (api: DemoClient, { events, arrivalId }: Notebook): Promise<Facts> => {
  if (arrivalId === undefined) throw new Error('no arrival was recorded');
  const outbox = await api.outbox();
  const known = demoEvents.flatMap((demo) => {
    const eventId = events.get(demo.key);
    return eventId === undefined ? [] : [{ demo, eventId }];
  });
  const seen = {
    events: await Promise.all(known.map(({ demo, eventId }) => eventFacts(api, demo, eventId))),
    arrival: await arrivalFacts(api, arrivalId, outbox),
  };
  const phones = seen.events.flatMap(({ registrations }) => registrations.map(({ phone }) => phone));
  return {
    outbox,
    ...seen,
    switchChanges: await readSwitchChanges(api),
    optOuts: await readOptOuts(api, new Set(phones)),
    budgets: await readBudgets(api, allMessages(seen)),
  };
};
