import { region } from '#functions/offices/contract.ts';
import type { SeatsSnapshot } from '#functions/registrations/contract.ts';
import type { TimelineSnapshot } from '#functions/reminders/contract.ts';
import { contactsOf } from '../domain/contacts.ts';
import type { EventRecord, Told } from '../domain/event.ts';
import { registrationTimes } from '../domain/schedule.ts';
import { venueKindWords } from '../domain/words.ts';

const common = (event: EventRecord) => {
  const { eventId, officeId, shortName, localStart, zone, startsAt, senderName, scheduleVersion } = event;
  if (senderName === undefined) throw new Error('an event that was never published has no snapshot');
  return {
    eventId,
    officeId,
    shortName,
    localStart,
    zone,
    startsAt,
    senderName,
    scheduleVersion,
    venueName: event.venue.name,
    ...(event.contact === undefined ? {} : { contactPhone: event.contact.phone }),
  };
};

const regionName = (code: string): string => {
  const found = region(code);
  return found === undefined ? code : [found.name, ...found.parents].join(', ');
};

const windowOf = (event: EventRecord) => {
  const { opensAt, closesAt } = registrationTimes(event);
  return {
    ...(opensAt === undefined ? {} : { registersFrom: opensAt }),
    ...(closesAt === undefined ? {} : { registersUntil: closesAt }),
  };
};

/** What the public page shows, apart from when and for how many. */
const faceOf = (event: EventRecord) => {
  const { venue, audience, scope, contact } = event;
  return {
    code: event.code,
    localEnd: event.localEnd,
    publicRegistration: event.publicRegistration,
    quietHours: event.quietHours,
    ...windowOf(event),
    venue: {
      regionCode: venue.regionCode,
      regionName: regionName(venue.regionCode),
      ...(venue.kind === undefined ? {} : { kind: venueKindWords(venue.kind) }),
      ...(venue.address === undefined ? {} : { address: venue.address }),
    },
    hosts: event.hosts.map(({ institution, role }) => ({
      institution,
      ...(role === undefined ? {} : { role }),
    })),
    speakers: event.speakers.map(({ name, position, topic }) => ({
      ...{ name, position },
      ...(topic === undefined ? {} : { topic }),
    })),
    ...(audience === undefined ? {} : { audience }),
    ...(scope === undefined ? {} : { scope }),
    ...(contact === undefined ? {} : { contactName: contact.name }),
  };
};

export const seatsSnapshotOf = (event: EventRecord): SeatsSnapshot => {
  if (event.capacity === null) throw new Error('an event without registration has no seats');
  return {
    ...common(event),
    ...faceOf(event),
    title: event.title,
    capacity: event.capacity,
    oneSeatPer: event.seatsPer,
    status: event.status === 'cancelled' ? 'cancelled' : 'open',
  };
};

const regionOf = (code: string): string => region(code)?.name ?? code;

/** Two places of one name are told apart by their regions. */
const places = (told: Told, { venue }: EventRecord) => {
  const { regionCode = venue.regionCode, venueName } = told;
  return venueName === venue.name && regionCode !== venue.regionCode
    ? {
        oldVenueName: `${venueName}, ${regionOf(regionCode)}`,
        newVenueName: `${venue.name}, ${regionOf(venue.regionCode)}`,
      }
    : { oldVenueName: venueName };
};

const names = ({ shortName, title }: Told, event: EventRecord) => {
  if (shortName !== undefined && shortName !== event.shortName) return { oldShortName: shortName };
  return title !== undefined && title !== event.title ? { newTitle: event.title } : {};
};

const zones = ({ zone }: Told, event: EventRecord) =>
  zone === undefined || zone === event.zone ? {} : { oldZone: zone };

const changeOf = (event: EventRecord): Pick<TimelineSnapshot, 'change'> => {
  const { status, told } = event;
  if (told === undefined) return status === 'cancelled' ? { change: { kind: 'event_cancelled' } } : {};
  const { localStart: oldLocalStart, onlySince } = told;
  const { newTitle, ...oldName } = { newTitle: undefined, ...names(told, event) };
  if (status === 'cancelled')
    return { change: { kind: 'event_cancelled', oldLocalStart, ...zones(told, event), ...oldName } };
  return {
    change: {
      ...{ kind: 'event_changed', oldLocalStart },
      ...places(told, event),
      ...zones(told, event),
      ...oldName,
      ...(newTitle === undefined ? {} : { newTitle }),
      ...(onlySince === undefined ? {} : { onlySince }),
    },
  };
};

/** All that is planned and told of an event; a draft's as well, under the office's name. */
export const timelineSnapshotOf = (event: EventRecord): TimelineSnapshot => {
  const contacts = contactsOf(event);
  return {
    ...common(event),
    status: event.status === 'cancelled' ? 'cancelled' : 'published',
    rules: event.reminderRules,
    quietHours: event.quietHours,
    ...changeOf(event),
    ...(contacts.length > 0 ? { contacts } : {}),
    ...(event.untoldSince === undefined ? {} : { untoldSince: event.untoldSince }),
  };
};
