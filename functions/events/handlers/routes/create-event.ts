import { route } from '#shared/http/route.ts';
import type { EventsServices } from '../../container.ts';
import { createEventContract } from '../../contract/routes.ts';
import { answer } from '../answer.ts';
import { compact } from '../compact.ts';

export const createEventRoute = (services: Pick<EventsServices, 'createEvent' | 'seatsOf'>) =>
  route(createEventContract, async ({ body, actor, requestId }) => {
    const { localStart, localEnd, venue, capacity, seatsPer, ...details } = compact(body);
    const created = await services.createEvent({
      eventId: requestId,
      officeId: actor.officeId,
      by: actor.accountId,
      details,
      schedule: { localStart, localEnd, venue },
      capacity,
      seatsPer,
    });
    return answer(created, services);
  });
