import type { SeatsSnapshot } from '#functions/registrations/contract.ts';
import type { TimelineSnapshot } from '#functions/reminders/contract.ts';
import type { EventRecord } from '../domain/event.ts';

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

export const seatsSnapshotOf = (event: EventRecord): SeatsSnapshot => {
  if (event.capacity === null) throw new Error('an event without registration has no seats');
  return {
    ...common(event),
    title: event.title,
    capacity: event.capacity,
    oneSeatPer: event.seatsPer,
    status: event.status === 'cancelled' ? 'cancelled' : 'open',
  };
};

const changeOf = ({ status, told }: EventRecord): Pick<TimelineSnapshot, 'change'> => {
  if (status === 'cancelled') return { change: { kind: 'event_cancelled' } };
  if (told === undefined) return {};
  const { localStart: oldLocalStart, venueName: oldVenueName } = told;
  return { change: { kind: 'event_changed', oldLocalStart, oldVenueName } };
};

export const timelineSnapshotOf = (event: EventRecord): TimelineSnapshot => ({
  ...common(event),
  status: event.status === 'cancelled' ? 'cancelled' : 'published',
  rules: event.reminderRules,
  quietHours: event.quietHours,
  ...changeOf(event),
});
