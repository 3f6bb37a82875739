import { route } from '#shared/http/route.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import type { RegistrationsServices } from '../../container.ts';
import { registerContract } from '../../contract/routes.ts';
import type { Participant } from '../../domain/registration.ts';
import { phoneProblem, toProblem } from '../problems.ts';

export const registerRoute = ({ register }: Pick<RegistrationsServices, 'register'>) =>
  route(registerContract, async ({ params, body, actor, requestId }) => {
    const phone = normalisePhone(body.phone);
    if (!phone.ok) return phoneProblem(phone.error);
    const participant: Participant = {
      name: body.name,
      phone: phone.value,
      ...(body.region === undefined ? {} : { region: body.region }),
      ...(body.institution === undefined ? {} : { institution: body.institution }),
      ...(body.role === undefined ? {} : { role: body.role }),
    };
    const { eventId } = params;
    const registered = await register({
      eventId,
      registrationId: requestId,
      officeId: actor.officeId,
      by: actor.accountId,
      participant,
    });
    if (!registered.ok) return toProblem(registered.error);
    const { registrationId, status, ticket } = registered.value;
    return { body: { registrationId, status, ...(ticket === undefined ? {} : { ticket }) } };
  });
