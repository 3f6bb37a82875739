import { route } from '#shared/http/route.ts';
import type { RegistrationsServices } from '../../container.ts';
import { cancelRegistrationContract } from '../../contract/routes.ts';
import { toProblem } from '../problems.ts';
import { viewOf } from '../view.ts';

export const cancelRegistrationRoute = ({
  cancelRegistration,
}: Pick<RegistrationsServices, 'cancelRegistration'>) =>
  route(cancelRegistrationContract, async ({ params, body, actor }) => {
    const { officeId, accountId: by } = actor;
    const ended = await cancelRegistration({ ...params, officeId, by, reason: body.reason });
    return ended.ok ? { body: viewOf(ended.value) } : toProblem(ended.error);
  });
