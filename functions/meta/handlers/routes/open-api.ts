import { arrivalsFunctions } from '#functions/arrivals/contract.ts';
import { eventsFunctions } from '#functions/events/contract.ts';
import { messagingFunctions } from '#functions/messaging/contract.ts';
import { officesFunctions } from '#functions/offices/contract.ts';
import { registrationsFunctions } from '#functions/registrations/contract.ts';
import { remindersFunctions } from '#functions/reminders/contract.ts';
import { reportingFunctions } from '#functions/reporting/contract.ts';
import { openApi } from '#shared/http/openapi.ts';
import { type BoundRoute, route } from '#shared/http/route.ts';
import { metaFunctions, openApiContract } from '../../contract.ts';

const contracts = [
  ...officesFunctions,
  ...eventsFunctions,
  ...registrationsFunctions,
  ...remindersFunctions,
  ...messagingFunctions,
  ...arrivalsFunctions,
  ...reportingFunctions,
  ...metaFunctions,
].flatMap(({ trigger }) => (trigger.kind === 'http' ? trigger.routes : []));

export const openApiRoute = (): BoundRoute => {
  let document: ReturnType<typeof openApi> | undefined;
  return route(openApiContract, async () => {
    document ??= openApi(contracts);
    return { body: document };
  });
};
