import { problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import type { RemindersServices } from '../../container.ts';
import { getTimelineContract } from '../../contract/routes.ts';

export const getTimelineRoute = ({ timelines }: Pick<RemindersServices, 'timelines'>) =>
  route(getTimelineContract, async ({ params, actor }) => {
    const timeline = await timelines.get(params.eventId);
    return timeline === undefined || timeline.officeId !== actor.officeId
      ? problem(404, 'timeline_not_found', 'Acara tidak ditemukan atau belum diumumkan.')
      : { body: timeline };
  });
