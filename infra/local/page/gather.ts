import { arrivalsServices } from '#functions/arrivals/container.ts';
import { eventsServices } from '#functions/events/container.ts';
import { type Office, officesReader } from '#functions/offices/contract.ts';
import { registrationsReader } from '#functions/registrations/contract.ts';
import { timelineReader } from '#functions/reminders/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { EventStatusLine, NoticeStatusLine, OutboxLine, Status } from './status.ts';

/** More than fits on a screen helps nobody; the API has it all. */
const EVENTS_PER_OFFICE = 10;
const OUTBOX_SHOWN = 40;

/** The national desk sees every open notice; this page stands on the same machine as the data. */
const VIEWER = { accountId: 'status-page', officeId: 'kemenp2mi', roles: ['national_desk'] as const };

const eventLines = async (platform: Platform, office: Office): Promise<EventStatusLine[]> => {
  const { events } = await eventsServices(platform).listEvents({
    officeId: office.officeId,
    limit: EVENTS_PER_OFFICE,
  });
  const seats = registrationsReader(platform.table).seats;
  const timelines = timelineReader(platform.table);
  return Promise.all(
    events.map(async (event) => {
      const timeline = await timelines.get(event.eventId);
      return {
        code: event.code,
        title: event.title,
        office: office.shortName,
        localStart: event.localStart,
        zone: event.zone,
        isOver: event.endsAt < platform.clock.now(),
        venue: event.venue.name,
        status: event.status,
        seats: await seats(event.eventId),
        plan: (timeline?.entries ?? []).map(({ rule, dueAt, state, count }) => ({
          rule,
          dueAt: dueAt as Instant,
          state,
          count,
        })),
      };
    }),
  );
};

const noticeLines = async (platform: Platform, offices: readonly Office[]): Promise<NoticeStatusLine[]> => {
  const names = new Map(offices.map(({ officeId, shortName }) => [officeId, shortName]));
  const checkpoints = new Map(
    (await officesReader(platform.table).checkpoints()).map((checkpoint) => [
      checkpoint.checkpointId,
      checkpoint,
    ]),
  );
  const { items } = await arrivalsServices(platform).listNotices({ state: 'open' }, VIEWER);
  return items.map(({ notice, arrival }) => ({
    reference: arrival.reference,
    checkpoint: checkpoints.get(arrival.checkpointId)?.shortName ?? arrival.checkpointId,
    office: names.get(notice.officeId) ?? notice.officeId,
    people: notice.share.people,
    children: notice.share.children,
    rung: notice.rung,
    announcedAt: notice.announcedAt,
    nextAt: notice.nextAt,
    zone: arrival.zone,
  }));
};

/** Newest first; the same text to many people within one hour is one line. */
const outboxLines = (messages: ReturnType<Outbox['list']>): OutboxLine[] => {
  const lines = new Map<string, OutboxLine>();
  for (const { to, text, parts, acceptedAt } of messages) {
    const key = `${acceptedAt.slice(0, 'yyyy-mm-ddThh'.length)} ${text}`;
    const recipients = [...(lines.get(key)?.recipients ?? []), to];
    lines.delete(key);
    lines.set(key, { text, parts, recipients, lastAcceptedAt: acceptedAt as Instant });
  }
  return [...lines.values()].reverse();
};

/** What is still to come first, the next one on top. */
const byNearness = (a: EventStatusLine, b: EventStatusLine): number =>
  Number(a.isOver) - Number(b.isOver) || a.localStart.localeCompare(b.localStart);

/** Everything that the status page shows, read at one moment. */
export const gatherStatus = async (platform: Platform, outbox: Outbox, movable: boolean): Promise<Status> => {
  const offices = await officesReader(platform.table).offices();
  const events = (await Promise.all(offices.map((office) => eventLines(platform, office)))).flat();
  const sent = outbox.list();
  return {
    now: platform.clock.now(),
    movable,
    events: events.sort(byNearness),
    notices: await noticeLines(platform, offices),
    outbox: outboxLines(sent).slice(0, OUTBOX_SHOWN),
    outboxTotal: sent.length,
  };
};
