import { region } from '#functions/offices/contract.ts';
import { formatDateTime, zoneWord } from '#shared/text/dates.ts';
import type { EventsServices } from '../container.ts';
import type { EventView } from '../contract/views.ts';
import type { EventRecord, Host, Venue } from '../domain/event.ts';
import { registrationTimes } from '../domain/schedule.ts';
import { hostKindWords, venueKindWords } from '../domain/words.ts';

const DISTRICT_LENGTH = '61.12.03'.length;

/** A village goes by its district: the directory of regions ends there. */
export const regionName = (code: string): string => {
  const found = region(code.slice(0, DISTRICT_LENGTH));
  return found === undefined ? code : [found.name, ...found.parents].join(', ');
};

const venueView = (venue: Venue): EventView['venue'] => ({
  ...venue,
  ...(venue.kind === undefined ? {} : { kindWords: venueKindWords(venue.kind) }),
  regionName: regionName(venue.regionCode),
});

const hostView = ({ kind = 'other', signs = false, pays = false, ...host }: Host) => ({
  ...host,
  ...{ kind, signs, pays, kindWords: hostKindWords(kind) },
});

const windowView = (event: EventRecord): EventView['registrationWindow'] => {
  const { opensAt, closesAt } = registrationTimes(event);
  const { startsAt } = event;
  return {
    ...event.registrationWindow,
    opensAt: opensAt ?? null,
    closesAt: closesAt !== undefined && closesAt < startsAt ? closesAt : startsAt,
  };
};

type Services = Pick<EventsServices, 'seatsOf' | 'getProgramme'>;

const seatsView = async (event: EventRecord, { seatsOf }: Services): Promise<EventView['seats']> => {
  if (event.status === 'draft' || event.capacity === null) return null;
  const seats = await seatsOf(event.eventId);
  return seats === undefined ? null : { ...seats, overbooked: seats.seated > seats.capacity };
};

/** By its record, which may have been renamed; else as the organiser wrote it. */
const programmeView = async ({ officeId, programmeId, programme }: EventRecord, services: Services) => {
  if (programmeId === undefined) return programme === undefined ? {} : { programme };
  const found = await services.getProgramme({ officeId, programmeId });
  const name = found.ok ? found.value.name : programme;
  return { programmeId, ...(name === undefined ? {} : { programme: name }) };
};

const shown = ({
  told: _1,
  untoldSince: _2,
  senderName: _3,
  createdAt: _4,
  createdBy: _5,
  changedAt: _6,
  programmeId: _7,
  programme: _8,
  ...event
}: EventRecord) => event;

/** An event with its seats as they are now. */
export const viewOf = async (event: EventRecord, services: Services): Promise<EventView> => {
  const [seats, programme] = await Promise.all([seatsView(event, services), programmeView(event, services)]);
  const { zone, ...rest } = shown(event);
  return {
    ...rest,
    ...programme,
    hosts: event.hosts.map(hostView),
    speakers: [...event.speakers],
    reminderRules: [...event.reminderRules],
    scopeRegions: (event.scopeRegions ?? []).map((code) => ({ code, name: regionName(code) })),
    villageQuotas: (event.villageQuotas ?? []).map((quota) => ({ ...quota })),
    registrationWindow: windowView(event),
    venue: venueView(event.venue),
    timeZone: zone,
    zoneWord: zoneWord(zone),
    startText: formatDateTime(event.localStart, zone, 'page'),
    seats,
  };
};
