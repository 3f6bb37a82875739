import { type BoundRoute, route } from '#shared/http/route.ts';
import type { OfficesServices } from '../../container.ts';
import { getRoutingContract } from '../../contract/routes.ts';
import { officesProblem } from '../problems.ts';

export const getRoutingRoute = ({ getRouting }: OfficesServices): BoundRoute =>
  route(getRoutingContract, async ({ query }) => {
    const answer = await getRouting(query.region, query.on);
    if (!answer.ok) return officesProblem(answer.error);
    const { on, route: found, office, own } = answer.value;
    return {
      version: own.version,
      body: {
        region: query.region,
        on,
        officeId: office.officeId,
        officeName: office.name,
        decidedBy: found.decidedBy,
        verified: found.period.verified,
        version: own.version,
        periods: own.periods,
      },
    };
  });
