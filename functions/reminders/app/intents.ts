import type { Order, Recipient } from '#functions/messaging/contract.ts';
import type { ActiveRegistration } from '#functions/registrations/contract.ts';
import { lastWaitForMorning } from '../domain/change-notice.ts';
import { notAfterOf } from '../domain/plan.ts';
import { CHANGE_RULE, type Entry, type TimelineChange, type TimelineSnapshot } from '../domain/timeline.ts';

/** A change concerns those who wait as well; a reminder only those who have a seat. */
export const statusesFor = (rule: string): ('seated' | 'waiting')[] =>
  rule === CHANGE_RULE ? ['seated', 'waiting'] : ['seated'];

const addressed = (snapshot: TimelineSnapshot, entry: Entry) => ({
  subject: `event:${snapshot.eventId}`,
  version: snapshot.scheduleVersion,
  rule: entry.rule,
  officeId: snapshot.officeId,
  dueAt: entry.dueAt,
  notAfter: notAfterOf(snapshot, entry.rule),
  unlessStopped: true as const,
});

const eventGuard = (snapshot: TimelineSnapshot) => ({
  gate: `event:${snapshot.eventId}`,
  version: snapshot.scheduleVersion,
});

const words = ({ senderName, shortName, zone }: TimelineSnapshot) => ({
  sender: senderName,
  event: shortName,
  zone,
});

const contact = ({ contactPhone }: TimelineSnapshot) =>
  contactPhone === undefined ? {} : { contact: contactPhone };

/** A change that a backlog carries into the night waits too, unless people would set out before they hear of it. */
const changeQuiet = (snapshot: TimelineSnapshot) => {
  const { quietHours, zone } = snapshot;
  return { ...quietHours, zone, latest: lastWaitForMorning(snapshot), otherwise: 'send' as const };
};

/** Whoever has not heard of the last move knows the event by what was before. */
const asKnown = (
  snapshot: TimelineSnapshot,
  { oldShortName, oldZone, oldLocalStart }: Extract<TimelineChange, { kind: 'event_cancelled' }>,
) => ({
  sender: snapshot.senderName,
  event: oldShortName ?? snapshot.shortName,
  zone: oldZone ?? snapshot.zone,
  local: oldLocalStart ?? snapshot.localStart,
});

/** A new short name stands in place of the old one; where only the full name is new, that one does. */
const renamed = (
  snapshot: TimelineSnapshot,
  { oldShortName, newTitle }: Extract<TimelineChange, { kind: 'event_changed' }>,
) => {
  if (oldShortName !== undefined) return { oldEvent: oldShortName };
  return newTitle === undefined ? {} : { oldEvent: snapshot.shortName, event: newTitle };
};

const changeOrder = (snapshot: TimelineSnapshot, entry: Entry): Order => {
  const { change, localStart, venueName } = snapshot;
  const quiet = changeQuiet(snapshot);
  if (change === undefined) throw new Error('a change notice without a change');
  if (change.kind === 'event_cancelled')
    return {
      ...addressed(snapshot, entry),
      kind: 'event_cancelled',
      params: { ...asKnown(snapshot, change), ...contact(snapshot) },
      // The cancellation closes the event's gate in the same change; only its own notice may pass.
      guards: [{ ...eventGuard(snapshot), evenIfClosed: true }],
      quiet,
    };
  return {
    ...addressed(snapshot, entry),
    kind: 'event_changed',
    params: {
      ...words(snapshot),
      ...renamed(snapshot, change),
      oldLocal: change.oldLocalStart,
      ...(change.oldZone === undefined ? {} : { oldZone: change.oldZone }),
      newLocal: localStart,
      oldVenue: change.oldVenueName,
      newVenue: change.newVenueName ?? venueName,
    },
    guards: [eventGuard(snapshot)],
    quiet,
  };
};

/** What an entry says, to whomever it goes. A backlog may carry a reminder into the night: then it waits, or is dropped. */
export const orderFor = (snapshot: TimelineSnapshot, entry: Entry): Order => {
  if (entry.rule === CHANGE_RULE) return changeOrder(snapshot, entry);
  const { quietHours, zone } = snapshot;
  const latest = notAfterOf(snapshot, entry.rule);
  return {
    ...addressed(snapshot, entry),
    kind: 'reminder',
    params: {
      ...words(snapshot),
      local: snapshot.localStart,
      venue: snapshot.venueName,
      ...contact(snapshot),
    },
    guards: [eventGuard(snapshot)],
    quiet: { ...quietHours, zone, latest, otherwise: 'drop' },
  };
};

type Person = Pick<ActiveRegistration, 'registrationId' | 'phone' | 'stopCode'>;

/**
 * Whom an entry goes to, for people as they registered. A reminder carries the person's own link to stop SMS, where the
 * registration has one; a change is told in full and leaves no room for it. `publicUrl` is without trailing slash.
 */
export const recipientsOf =
  (publicUrl: string, { rule }: Pick<Entry, 'rule'>) =>
  ({ registrationId, phone, stopCode }: Person): Recipient => ({
    recipient: registrationId,
    to: phone,
    ...(rule === CHANGE_RULE || stopCode === undefined
      ? {}
      : { own: { stopLink: `${publicUrl}/s/${stopCode}` } }),
  });

/** Speakers and hosts: each is somebody of this event, as a registration is. */
export const contactRecipients = ({ contacts = [] }: TimelineSnapshot): Recipient[] =>
  contacts.map(({ contactId, phone }) => ({ recipient: contactId, to: phone }));

type Seen = Pick<ActiveRegistration, 'registeredAt' | 'promotedAt'>;

/** Whom the entry concerns: all of them, but of a change that was taken back only those who may have seen it. */
export const concerned = ({ change }: TimelineSnapshot, { rule }: Pick<Entry, 'rule'>) => {
  const since = rule === CHANGE_RULE && change?.kind === 'event_changed' ? change.onlySince : undefined;
  return ({ registeredAt, promotedAt }: Seen): boolean =>
    since === undefined || (promotedAt ?? registeredAt ?? since) >= since;
};
