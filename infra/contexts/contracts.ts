import { arrivalsFunctions } from '#functions/arrivals/contract.ts';
import { eventsFunctions } from '#functions/events/contract.ts';
import { messagingFunctions } from '#functions/messaging/contract.ts';
import { metaFunctions } from '#functions/meta/contract.ts';
import { officesFunctions } from '#functions/offices/contract.ts';
import { registrationsFunctions } from '#functions/registrations/contract.ts';
import { remindersFunctions } from '#functions/reminders/contract.ts';
import { reportingFunctions } from '#functions/reporting/contract.ts';
import type { FunctionContract } from '#shared/aws/function-contract.ts';

/** Every context and what it deploys; the embedded run reads the same list. */
export const contexts: Readonly<Record<string, readonly FunctionContract[]>> = {
  Offices: officesFunctions,
  Events: eventsFunctions,
  Registrations: registrationsFunctions,
  Reminders: remindersFunctions,
  Messaging: messagingFunctions,
  Arrivals: arrivalsFunctions,
  Reporting: reportingFunctions,
  Meta: metaFunctions,
};

export const allFunctions: readonly FunctionContract[] = Object.values(contexts).flat();
