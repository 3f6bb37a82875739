import { region } from '#functions/offices/contract.ts';
import { formatDateTime, zoneWord } from '#shared/text/dates.ts';
import type { EventsServices } from '../container.ts';
import type { EventView } from '../contract/views.ts';
import type { EventRecord } from '../domain/event.ts';

const regionName = (code: string): string => {
  const found = region(code);
  return found === undefined ? code : [found.name, ...found.parents].join(', ');
};

/** An event with its seats as they are now. */
export const viewOf = async (
  event: EventRecord,
  { seatsOf }: Pick<EventsServices, 'seatsOf'>,
): Promise<EventView> => {
  const { zone, told: _told, senderName: _sender, createdAt: _at, createdBy: _by, ...shown } = event;
  const seats =
    event.status === 'draft' || event.capacity === null ? undefined : await seatsOf(event.eventId);
  return {
    ...shown,
    hosts: [...event.hosts],
    speakers: [...event.speakers],
    reminderRules: [...event.reminderRules],
    venue: { ...event.venue, regionName: regionName(event.venue.regionCode) },
    timeZone: zone,
    zoneWord: zoneWord(zone),
    startText: formatDateTime(event.localStart, zone, 'page'),
    seats: seats === undefined ? null : { ...seats, overbooked: seats.seated > seats.capacity },
  };
};
