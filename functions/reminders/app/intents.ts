import type { Intent } from '#functions/messaging/contract.ts';
import type { ActiveRegistration } from '#functions/registrations/contract.ts';
import { notAfterOf } from '../domain/plan.ts';
import { CHANGE_RULE, type Entry, type TimelineSnapshot } from '../domain/timeline.ts';

type Person = Pick<ActiveRegistration, 'registrationId' | 'phone'>;

/** A change concerns those who wait as well; a reminder only those who have a seat. */
export const statusesFor = (rule: string): ('seated' | 'waiting')[] =>
  rule === CHANGE_RULE ? ['seated', 'waiting'] : ['seated'];

const addressed = (snapshot: TimelineSnapshot, entry: Entry, person: Person) => ({
  subject: `event:${snapshot.eventId}`,
  version: snapshot.scheduleVersion,
  rule: entry.rule,
  recipient: person.registrationId,
  officeId: snapshot.officeId,
  to: person.phone,
  dueAt: entry.dueAt,
  notAfter: notAfterOf(snapshot, entry.rule),
});

const guards = (snapshot: TimelineSnapshot, person: Person) => {
  const event = { gate: `event:${snapshot.eventId}`, version: snapshot.scheduleVersion };
  return {
    registration: { gate: `registration:${person.registrationId}` },
    event,
    // The cancellation closes the event's gate in the same change; only its own notice may pass.
    cancelledEvent: { ...event, evenIfClosed: true as const },
  };
};

const words = ({ senderName, shortName, zone }: TimelineSnapshot) => ({
  sender: senderName,
  event: shortName,
  zone,
});

const contact = ({ contactPhone }: TimelineSnapshot) =>
  contactPhone === undefined ? {} : { contact: contactPhone };

const changeIntent = (snapshot: TimelineSnapshot, entry: Entry, person: Person): Intent => {
  const { change, localStart, venueName } = snapshot;
  const { event, cancelledEvent, registration } = guards(snapshot, person);
  if (change === undefined) throw new Error('a change notice without a change');
  if (change.kind === 'event_cancelled')
    return {
      ...addressed(snapshot, entry, person),
      kind: 'event_cancelled',
      params: { ...words(snapshot), local: localStart, ...contact(snapshot) },
      guards: [cancelledEvent, registration],
    };
  return {
    ...addressed(snapshot, entry, person),
    kind: 'event_changed',
    params: {
      ...words(snapshot),
      oldLocal: change.oldLocalStart,
      newLocal: localStart,
      oldVenue: change.oldVenueName,
      newVenue: venueName,
    },
    guards: [event, registration],
  };
};

/** The SMS that an entry means for one person. */
export const intentFor = (snapshot: TimelineSnapshot, entry: Entry, person: Person): Intent => {
  if (entry.rule === CHANGE_RULE) return changeIntent(snapshot, entry, person);
  const { event, registration } = guards(snapshot, person);
  return {
    ...addressed(snapshot, entry, person),
    kind: 'reminder',
    params: {
      ...words(snapshot),
      local: snapshot.localStart,
      venue: snapshot.venueName,
      ...contact(snapshot),
    },
    guards: [event, registration],
  };
};
