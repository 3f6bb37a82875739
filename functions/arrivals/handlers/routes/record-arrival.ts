import { route } from '#shared/http/route.ts';
import type { ArrivalsServices } from '../../container.ts';
import { recordArrivalContract } from '../../contract/arrival-routes.ts';
import { toProblem } from '../problems.ts';
import { arrivalView } from '../views.ts';

export const recordArrivalRoute = ({ recordArrival }: Pick<ArrivalsServices, 'recordArrival'>) =>
  route(recordArrivalContract, async ({ body, actor, requestId }) => {
    const recorded = await recordArrival({ ...body, arrivalId: requestId, actor });
    if (!recorded.ok) return toProblem(recorded.error);
    return { body: arrivalView(recorded.value), version: recorded.value.version };
  });
