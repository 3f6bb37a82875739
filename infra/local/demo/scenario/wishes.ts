import {
  actOnStopLinkContract,
  openStopLinkContract,
  searchMessagesContract,
  searchOptOutsContract,
} from '#functions/messaging/contract.ts';
import { getRegistrationContract, listRegistrationsContract } from '#functions/registrations/contract.ts';
import { demoEvent } from '../data/demo-data.ts';
import { participantsOf } from '../data/participants.ts';
import { type Act, actsIn, eventIdOf, type Stage } from './act.ts';

const ACCOUNT = 'organiser-kalbar';

/** Somebody who had a seat when the reminder went out, and does not call off: who moved up since got none. */
const whoStops = async ({ api }: Stage, eventId: string) => {
  const page = await api.call(ACCOUNT, listRegistrationsContract, { params: { eventId } });
  const person = page.registrations.filter(
    ({ status, promotedAt }) => status === 'seated' && promotedAt === undefined,
  )[10];
  if (person === undefined) throw new Error('nobody has a seat at Sungai Ambawang');
  return person;
};

const linkOf = async ({ api }: Stage, registrationId: string): Promise<string> => {
  const sms = (await api.outbox()).findLast(({ reference }) => reference.endsWith(`|P3D|${registrationId}`));
  const code = /\/s\/(\w+)/.exec(sms?.text ?? '')?.[1];
  if (code === undefined) throw new Error(`no stop link was sent to ${registrationId}`);
  return code;
};

const stopByLink: Act['run'] = async (stage) => {
  const { api, tell } = stage;
  const eventId = eventIdOf(stage, 'ambawang');
  const { registrationId, phone } = await whoStops(stage, eventId);
  const params = { code: await linkOf(stage, registrationId) };
  const wishes = async () => (await api.call(ACCOUNT, searchOptOutsContract, { body: { phone } })).optOuts;
  await api.call(undefined, openStopLinkContract, { params });
  tell(`Opening the link changes nothing: ${(await wishes()).length} wishes on record.`);
  await api.call(undefined, actOnStopLinkContract, { params, body: { choice: 'event' } });
  const { status } = await api.call(ACCOUNT, getRegistrationContract, {
    params: { eventId, registrationId },
  });
  tell(
    `Pressing the button does: ${(await wishes()).length} wish on record. The registration stays ${status}.`,
  );
};

const onePhone: Act['run'] = async ({ api, tell }) => {
  const { participants } = demoEvent('coordination');
  const [first = -1, second = -1] = participants?.onePhone ?? [];
  const people = participants === undefined ? [] : participantsOf(participants);
  const phone = people[first]?.phone ?? '';
  tell(`${people[first]?.institution} and ${people[second]?.institution} are reached on one phone.`);
  const { messages } = await api.call(ACCOUNT, searchMessagesContract, { body: { phone } });
  for (const { words, text } of messages) tell(text === undefined ? words : `${words}: "${text}"`);
};

const act = actsIn('Asia/Pontianak');

/** What people want of their SMS, and what the platform makes of it. */
export const wishActs: readonly Act[] = [
  act('2025-11-10T12:10', 'A participant opens the stop link of the reminder', stopByLink),
  act('2025-12-14T09:05', 'One phone speaks for two companies', onePhone),
];
