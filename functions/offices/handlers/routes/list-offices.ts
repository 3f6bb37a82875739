import { type BoundRoute, route } from '#shared/http/route.ts';
import type { OfficesServices } from '../../container.ts';
import { listOfficesContract } from '../../contract/routes.ts';

export const listOfficesRoute = ({ listOffices }: OfficesServices): BoundRoute =>
  route(listOfficesContract, async ({ actor }) => {
    const seesAll = actor.roles.includes('national_desk');
    return { body: { offices: await listOffices({ officeId: actor.officeId, seesAll }) } };
  });
