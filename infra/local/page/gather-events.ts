import { eventsServices } from '#functions/events/container.ts';
import type { Office } from '#functions/offices/contract.ts';
import { registrationsReader } from '#functions/registrations/contract.ts';
import { timelineReader } from '#functions/reminders/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { EventStatusLine } from './status.ts';

/** More than fits on a screen helps nobody; the API has it all. */
const EVENTS_PER_OFFICE = 10;

const linesOf = async (platform: Platform, office: Office): Promise<EventStatusLine[]> => {
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
        eventId: event.eventId,
        code: event.code,
        title: event.title,
        shortName: event.shortName,
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

/** What is still to come first, the next one on top. */
const byNearness = (a: EventStatusLine, b: EventStatusLine): number =>
  Number(a.isOver) - Number(b.isOver) || a.localStart.localeCompare(b.localStart);

export const eventLines = async (
  platform: Platform,
  offices: readonly Office[],
): Promise<readonly EventStatusLine[]> => {
  const lines = await Promise.all(offices.map((office) => linesOf(platform, office)));
  return lines.flat().sort(byNearness);
};
