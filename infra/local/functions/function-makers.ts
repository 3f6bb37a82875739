import { arrivalsServices } from '#functions/arrivals/container.ts';
import { arrivalsCheck } from '#functions/arrivals/handlers/check.ts';
import { arrivalsHttp } from '#functions/arrivals/handlers/http.ts';
import { arrivalsSweep } from '#functions/arrivals/handlers/sweep.ts';
import { eventsServices } from '#functions/events/container.ts';
import { eventsHttp } from '#functions/events/handlers/http.ts';
import { messagingServices } from '#functions/messaging/container.ts';
import { messagingHttp } from '#functions/messaging/handlers/http.ts';
import { messagingReceipts } from '#functions/messaging/handlers/receipts.ts';
import { messagingWebhook } from '#functions/messaging/handlers/receipts-webhook.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import { messagingSweep } from '#functions/messaging/handlers/sweep.ts';
import { messagingSyncOptOuts } from '#functions/messaging/handlers/sync-opt-outs.ts';
import { metaHttp } from '#functions/meta/handlers/http.ts';
import { officesServices } from '#functions/offices/container.ts';
import { officesHttp } from '#functions/offices/handlers/http.ts';
import { attendanceServices } from '#functions/registrations/attendance-services.ts';
import { registrationsServices } from '#functions/registrations/container.ts';
import { attendanceHttp } from '#functions/registrations/handlers/attendance.ts';
import { registrationsHttp } from '#functions/registrations/handlers/http.ts';
import { registrationsSweep } from '#functions/registrations/handlers/sweep.ts';
import { remindersServices } from '#functions/reminders/container.ts';
import { remindersFanOut } from '#functions/reminders/handlers/fan-out.ts';
import { remindersHttp } from '#functions/reminders/handlers/http.ts';
import { remindersPlan } from '#functions/reminders/handlers/plan.ts';
import { remindersSweep } from '#functions/reminders/handlers/sweep.ts';
import { reportingServices } from '#functions/reporting/container.ts';
import { reportingHttp } from '#functions/reporting/handlers/http.ts';
import { reportingSweep } from '#functions/reporting/handlers/sweep.ts';
import type { FunctionMakers } from './bound-functions.ts';

/** How each function is made here; its entry file does the same on AWS. One line for each function contract. */
export const functionMakers: FunctionMakers = {
  'arrivals-check': (platform) => arrivalsCheck(arrivalsServices(platform)),
  'arrivals-http': (platform) => arrivalsHttp(arrivalsServices(platform)),
  'arrivals-sweep': (platform) => arrivalsSweep(arrivalsServices(platform)),
  'events-http': (platform) => eventsHttp(eventsServices(platform)),
  'messaging-http': (platform) => messagingHttp(messagingServices(platform)),
  'messaging-receipts': (platform) => messagingReceipts(messagingServices(platform)),
  'messaging-send-standard': (platform) => messagingSend(messagingServices(platform), 'standard'),
  'messaging-send-urgent': (platform) => messagingSend(messagingServices(platform), 'urgent'),
  'messaging-sweep': (platform) => messagingSweep(messagingServices(platform)),
  'messaging-sync-opt-outs': (platform) => messagingSyncOptOuts(messagingServices(platform)),
  'messaging-webhook': (platform) => messagingWebhook(messagingServices(platform)),
  'meta-http': (platform) => metaHttp(platform),
  'offices-http': (platform) => officesHttp(officesServices(platform)),
  'registrations-attendance': (platform) => attendanceHttp(attendanceServices(platform)),
  'registrations-http': (platform) => registrationsHttp(registrationsServices(platform)),
  'registrations-sweep': (platform) => registrationsSweep(registrationsServices(platform)),
  'reminders-fan-out': (platform) => remindersFanOut(remindersServices(platform)),
  'reminders-http': (platform) => remindersHttp(remindersServices(platform)),
  'reminders-plan': (platform) => remindersPlan(remindersServices(platform)),
  'reminders-sweep': (platform) => remindersSweep(remindersServices(platform)),
  'reporting-http': (platform) => reportingHttp(reportingServices(platform)),
  'reporting-sweep': (platform) => reportingSweep(reportingServices(platform)),
};
