import { route } from '#shared/http/route.ts';
import type { RegistrationsServices } from '../../container.ts';
import { getRegistrationContract, listRegistrationsContract } from '../../contract/routes.ts';
import { toProblem } from '../problems.ts';
import { viewOf } from '../view.ts';

export const listRegistrationsRoute = ({
  listRegistrations,
}: Pick<RegistrationsServices, 'listRegistrations'>) =>
  route(listRegistrationsContract, async ({ params, query, actor }) => {
    const page = await listRegistrations({ ...params, ...query, officeId: actor.officeId });
    if (!page.ok) return toProblem(page.error);
    const { registrations, seats, cursor } = page.value;
    const { capacity, seated, waiting, offered = 0 } = seats;
    return {
      body: {
        registrations: registrations.map(viewOf),
        seats: { capacity, seated, waiting, ...(offered === 0 ? {} : { offered }) },
        ...(cursor === undefined ? {} : { cursor }),
      },
    };
  });

export const getRegistrationRoute = ({ getRegistration }: Pick<RegistrationsServices, 'getRegistration'>) =>
  route(getRegistrationContract, async ({ params, actor }) => {
    const found = await getRegistration({ ...params, officeId: actor.officeId });
    return found.ok ? { body: viewOf(found.value) } : toProblem(found.error);
  });
