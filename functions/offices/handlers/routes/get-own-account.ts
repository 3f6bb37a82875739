import { type BoundRoute, route } from '#shared/http/route.ts';
import type { OfficesServices } from '../../container.ts';
import { getOwnAccountContract } from '../../contract/routes.ts';
import { officesProblem } from '../problems.ts';

export const getOwnAccountRoute = ({ getOwnAccount }: OfficesServices): BoundRoute =>
  route(getOwnAccountContract, async ({ actor }) => {
    const account = await getOwnAccount(actor.accountId, actor.officeId);
    return account.ok ? { body: { ...account.value, roles: actor.roles } } : officesProblem(account.error);
  });
