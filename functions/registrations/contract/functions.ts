import type { FunctionContract } from '#shared/aws/function-contract.ts';
import { attendanceFunction } from './attendance.ts';
import { importInvitationsContract } from './invitation-route.ts';
import { posterContract } from './poster-route.ts';
import {
  actOnRegistrationLinkContract,
  eventCalendarContract,
  openEventPageContract,
  openGroupPageContract,
  openRegistrationLinkContract,
  submitGroupContract,
  submitRegistrationContract,
} from './public-routes.ts';
import {
  cancelRegistrationContract,
  getRegistrationContract,
  listRegistrationsContract,
  registerContract,
} from './routes.ts';

export const registrationsFunctions: readonly FunctionContract[] = [
  {
    name: 'registrations-http',
    entry: 'functions/registrations/handlers/http.handler.ts',
    trigger: {
      kind: 'http',
      routes: [
        registerContract,
        listRegistrationsContract,
        getRegistrationContract,
        cancelRegistrationContract,
        importInvitationsContract,
        posterContract,
        openEventPageContract,
        submitRegistrationContract,
        openGroupPageContract,
        submitGroupContract,
        eventCalendarContract,
        openRegistrationLinkContract,
        actOnRegistrationLinkContract,
      ],
    },
    tables: { registrations: 'write', messages: 'write', requests: 'write', offices: 'read' },
    sendsTo: ['messages-urgent', 'messages-standard'],
    errorImpact: 'Nobody can be registered for an event or give a seat back.',
  },
  {
    name: 'registrations-sweep',
    entry: 'functions/registrations/handlers/sweep.handler.ts',
    trigger: { kind: 'schedule', every: 'PT1M' },
    tables: { registrations: 'write', messages: 'write' },
    sendsTo: ['messages-urgent', 'messages-standard'],
    errorImpact: 'After a larger hall is booked, seats may stay empty while people wait for one.',
  },
  attendanceFunction,
];
