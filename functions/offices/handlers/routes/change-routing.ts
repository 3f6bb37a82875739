import { type BoundRoute, route } from '#shared/http/route.ts';
import type { OfficesServices } from '../../container.ts';
import { changeRoutingContract } from '../../contract/routes.ts';
import { officesProblem } from '../problems.ts';

export const changeRoutingRoute = ({ changeRouting }: OfficesServices): BoundRoute =>
  route(changeRoutingContract, async ({ params, body, version }) => {
    const changed = await changeRouting({
      regionCode: params.regionCode,
      officeId: body.officeId ?? undefined,
      from: body.from,
      version,
    });
    if (!changed.ok) return officesProblem(changed.error);
    const { regionCode, ...rest } = changed.value;
    return { version: rest.version, body: { region: regionCode, ...rest } };
  });
