import { route } from '#shared/http/route.ts';
import type { RegistrationsServices } from '../../container.ts';
import { posterContract } from '../../contract/poster-route.ts';
import { posterPage } from '../pages/poster.ts';
import { toProblem } from '../problems.ts';

export const posterRoute = ({ poster }: Pick<RegistrationsServices, 'poster'>) =>
  route(posterContract, async ({ params, actor }) => {
    const made = await poster({ ...params, officeId: actor.officeId });
    return made.ok ? { body: posterPage(made.value) } : toProblem(made.error);
  });
