import type { Actor } from '#shared/http/roles.ts';
import { route } from '#shared/http/route.ts';
import type { EventsServices } from '../../container.ts';
import {
  cancelEventContract,
  changeCapacityContract,
  editEventContract,
  holdEventContract,
  publishEventContract,
  reportDoneContract,
  rescheduleEventContract,
} from '../../contract/change-routes.ts';
import { answer } from '../answer.ts';
import { compact } from '../compact.ts';

type Asked = {
  readonly params: { readonly eventId: string };
  readonly actor: Actor;
  readonly version: number;
};

const target = ({ params, actor, version }: Asked) => ({
  eventId: params.eventId,
  officeId: actor.officeId,
  by: actor.accountId,
  version,
});

/** The routes that make a new version of an event. */
export const changeRoutes = (services: EventsServices) => [
  route(editEventContract, async (asked) =>
    answer(await services.editEvent({ ...target(asked), patch: compact(asked.body) }), services),
  ),
  route(publishEventContract, async (asked) => answer(await services.publishEvent(target(asked)), services)),
  route(rescheduleEventContract, async (asked) =>
    answer(await services.rescheduleEvent({ ...target(asked), ...compact(asked.body) }), services),
  ),
  route(changeCapacityContract, async (asked) =>
    answer(await services.changeCapacity({ ...target(asked), ...asked.body }), services),
  ),
  route(cancelEventContract, async (asked) =>
    answer(await services.cancelEvent({ ...target(asked), ...asked.body }), services),
  ),
  route(holdEventContract, async (asked) =>
    answer(await services.holdEvent({ ...target(asked), ...asked.body }), services),
  ),
  route(reportDoneContract, async (asked) => answer(await services.reportEvent(target(asked)), services)),
];
