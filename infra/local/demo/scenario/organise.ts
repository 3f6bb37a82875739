import { createEventContract, type EventView, publishEventContract } from '#functions/events/contract.ts';
import { registerContract } from '#functions/registrations/contract.ts';
import type { ApiClient } from '../client/api-client.ts';
import type { DemoEvent } from '../data/demo-data.ts';
import type { DemoParticipant } from '../data/participants.ts';

/** Drafts and publishes an event. */
export const planEvent = async (api: ApiClient, { key, account, event }: DemoEvent): Promise<EventView> => {
  const draft = await api.call(account, createEventContract, { body: event, key: `demo-${key}` });
  const params = { eventId: draft.eventId };
  return api.call(account, publishEventContract, { params, version: draft.version });
};

export type Admission = { readonly seated: number; readonly waiting: number };

/** As many as one commit of the store takes together without anybody noticing a delay. */
const AT_ONCE = 10;

const registerOne = async (api: ApiClient, account: string, eventId: string, person: DemoParticipant) => {
  const answer = await api.ask(account, registerContract, {
    params: { eventId },
    body: { ...person },
  });
  if (answer.ok) return answer.value.status;
  const { status, code } = answer.error;
  if (code !== 'already_registered') throw new Error(`registering answered ${status} ${code}`);
  return code;
};

/** Registers people, about in the order of the list; whoever is registered already stays as they are. */
export const registerAll = async (
  api: ApiClient,
  account: string,
  eventId: string,
  people: readonly DemoParticipant[],
): Promise<Admission> => {
  const outcomes: string[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const group = people.slice(from, from + AT_ONCE);
    outcomes.push(...(await Promise.all(group.map((person) => registerOne(api, account, eventId, person)))));
  }
  const count = (status: string): number => outcomes.filter((outcome) => outcome === status).length;
  return { seated: count('seated'), waiting: count('waiting') };
};
