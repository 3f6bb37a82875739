import { getTimelineContract } from '#functions/reminders/contract.ts';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import {
  cancelEventContract,
  changeCapacityContract,
  editEventContract,
  holdEventContract,
  publishEventContract,
  reportDoneContract,
  rescheduleEventContract,
} from './change-routes.ts';
import {
  calendarContract,
  closeFeedContract,
  exportEventsContract,
  exportEventsCsvContract,
  openFeedContract,
  readFeedContract,
} from './office-routes.ts';
import {
  changeProgrammeContract,
  createProgrammeContract,
  getProgrammeContract,
  listProgrammesContract,
} from './programme-routes.ts';
import {
  copyEventContract,
  createEventContract,
  getEventContract,
  listChangesContract,
  listEventsContract,
} from './routes.ts';

export const eventsFunctions: readonly FunctionContract[] = [
  {
    name: 'events-http',
    entry: 'functions/events/handlers/http.handler.ts',
    trigger: {
      kind: 'http',
      routes: [
        createEventContract,
        listEventsContract,
        getEventContract,
        editEventContract,
        publishEventContract,
        rescheduleEventContract,
        changeCapacityContract,
        cancelEventContract,
        listChangesContract,
        holdEventContract,
        reportDoneContract,
        copyEventContract,
        getTimelineContract,
        createProgrammeContract,
        listProgrammesContract,
        getProgrammeContract,
        changeProgrammeContract,
        exportEventsContract,
        exportEventsCsvContract,
        readFeedContract,
        openFeedContract,
        closeFeedContract,
        calendarContract,
      ],
    },
    tables: {
      events: 'write',
      registrations: 'write',
      reminders: 'write',
      messages: 'write',
      requests: 'write',
      offices: 'read',
    },
    sendsTo: ['messages-urgent', 'messages-standard'],
    starts: ['event-timeline'],
    errorImpact:
      'Nobody can plan, publish, move or cancel an event; people may go to one that is called off.',
  },
];
