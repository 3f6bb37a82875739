import { route } from '#shared/http/route.ts';
import type { EventsServices } from '../../container.ts';
import { copyEventContract, createEventContract } from '../../contract/routes.ts';
import { answer } from '../answer.ts';
import { compact } from '../compact.ts';

export const createEventRoute = (
  services: Pick<EventsServices, 'createEvent' | 'seatsOf' | 'getProgramme'>,
) =>
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

export const copyEventRoute = (services: Pick<EventsServices, 'copyEvent' | 'seatsOf' | 'getProgramme'>) =>
  route(copyEventContract, async ({ params, body, actor, requestId }) => {
    const { officeId, accountId: by } = actor;
    const copied = await services.copyEvent({
      ...{ eventId: requestId, officeId, by, from: params.eventId },
      ...body,
    });
    return answer(copied, services);
  });
