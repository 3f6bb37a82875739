import { getEventContract } from '#functions/events/contract.ts';
import type { Zone } from '#shared/kernel/time.ts';
import { readMessages } from '../audit/reading.ts';
import { type DemoEventKey, demoEvent } from '../data/demo-data.ts';
import { participantsOf } from '../data/participants.ts';
import { type Act, actsIn, eventIdOf, type Stage } from './act.ts';
import { planEvent, registerAll } from './organise.ts';

const publish =
  (key: DemoEventKey): Act['run'] =>
  async ({ api, notebook, tell }) => {
    const demo = demoEvent(key);
    const event = await planEvent(api, demo);
    notebook.events.set(key, event.eventId);
    const seats = event.capacity === null ? 'nobody registers' : `${event.capacity} seats`;
    tell(`"${event.title}"`);
    tell(`${event.startText}, ${event.venue.name} · code ${event.code} · ${seats}`);
    tell(`Hosts: ${event.hosts.map(({ institution }) => institution).join('; ')}`);
    const speakers = event.speakers.map(({ position }) => position).join('; ');
    if (speakers !== '') tell(`Speakers: ${speakers}`);
  };

const register =
  (key: DemoEventKey): Act['run'] =>
  async (stage: Stage) => {
    const { account, participants } = demoEvent(key);
    if (participants === undefined) throw new Error(`${key} has no participants`);
    const people = participantsOf(participants);
    const { seated, waiting } = await registerAll(stage.api, account, eventIdOf(stage, key), people);
    stage.tell(`${seated} have a seat, ${waiting} wait in line.`);
  };

/** What the day itself looks like to the organiser. */
const begin =
  (key: DemoEventKey): Act['run'] =>
  async (stage) => {
    const { account } = demoEvent(key);
    const params = { eventId: eventIdOf(stage, key) };
    const { seats } = await stage.api.call(account, getEventContract, { params });
    if (seats === null) return;
    const messages = await readMessages(stage.api, `event:${params.eventId}`);
    const reminders = messages.filter(({ kind }) => kind === 'reminder').reverse();
    const said = [...Map.groupBy(reminders, ({ rule, state }) => `${rule} ${state}`)];
    const reminded = said.map(([what, { length }]) => `${what} ${length}`).join(', ');
    stage.tell(`${seats.seated} seats taken. Reminders: ${reminded}.`);
  };

const planned = (
  zone: Zone,
  key: DemoEventKey,
  publishing: readonly [at: string, title: string],
  registering?: readonly [at: string, title: string],
): readonly Act[] => {
  const act = actsIn(zone);
  return [
    act(publishing[0], publishing[1], publish(key)),
    ...(registering === undefined ? [] : [act(registering[0], registering[1], register(key))]),
  ];
};

/** Events in which nothing goes wrong: they are planned, people register, reminders go out. */
export const outreachActs: readonly Act[] = [
  ...planned(
    'Asia/Makassar',
    'takisung',
    ['2025-07-01T09:00', 'BP3MI Kalimantan Selatan publishes a session for the village officers of Takisung'],
    ['2025-07-02T10:30', 'The district office sends its list: 30 officers from all 12 villages'],
  ),
  ...planned(
    'Asia/Jakarta',
    'natar',
    ['2025-09-29T10:00', 'BP3MI Lampung publishes a session in a hotel at Natar'],
    ['2025-10-06T14:00', 'Village officers and the public of Natar register'],
  ),
  ...planned(
    'Asia/Pontianak',
    'ambawang',
    ['2025-10-20T09:30', 'Kubu Raya hosts, BP3MI Kalimantan Barat speaks: Sungai Ambawang is published'],
    ['2025-10-27T10:00', '60 people ask for 50 seats'],
  ),
  ...planned(
    'Asia/Pontianak',
    'coordination',
    ['2025-12-01T09:00', 'A coordination meeting with the placement companies: one seat per company'],
    ['2025-12-03T11:00', '13 companies register'],
  ),
  ...planned('Asia/Pontianak', 'visit', [
    '2026-01-26T08:30',
    'The Ministry of Human Rights will visit: an entry in the programme, without registration',
  ]),
  actsIn('Asia/Makassar')('2025-07-09T09:00', 'The session at Takisung begins', begin('takisung')),
  actsIn('Asia/Jakarta')('2025-10-22T09:00', 'The session at Natar begins', begin('natar')),
  actsIn('Asia/Pontianak')('2025-11-13T10:00', 'The session at Sungai Ambawang begins', begin('ambawang')),
  actsIn('Asia/Pontianak')('2025-12-17T09:00', 'The coordination meeting begins', begin('coordination')),
  actsIn('Asia/Pontianak')(
    '2026-02-05T09:30',
    'The visitors from the ministry arrive in Pontianak',
    begin('visit'),
  ),
];
