import { problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import { toInstant } from '#shared/kernel/time.ts';
import { calendarText } from '#shared/text/icalendar.ts';
import type { RegistrationsServices } from '../../container.ts';
import { eventCalendarContract } from '../../contract/public-routes.ts';
import type { Seats } from '../../domain/seats.ts';
import { placeLines } from '../pages/event-facts.ts';

const endOf = ({ localStart, localEnd, zone }: Seats) => toInstant(localEnd ?? localStart, zone);

export const eventCalendarRoute = ({
  openEvent,
  platform,
}: Pick<RegistrationsServices, 'openEvent' | 'platform'>) =>
  route(eventCalendarContract, async ({ params }) => {
    const opened = await openEvent(params.code);
    if (!opened.ok)
      return problem(404, 'event_not_found', 'Acara tidak ditemukan atau tidak membuka pendaftaran.');
    const { seats, code, at } = opened.value;
    const event = {
      uid: `${seats.eventId}@sapa`,
      sequence: seats.scheduleVersion,
      changedAt: at,
      start: seats.startsAt,
      end: endOf(seats),
      summary: seats.title,
      location: placeLines(seats).join(', '),
      description: `${seats.senderName}. ${platform.settings.publicUrl}/daftar/${code}`,
      status: seats.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    } as const;
    return { body: calendarText({ name: seats.shortName, events: [event] }) };
  });
