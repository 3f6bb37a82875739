import { httpFunction } from '#shared/http/http-function.ts';
import type { RegistrationsServices } from '../container.ts';
import { cancelRegistrationRoute } from './routes/cancel-registration.ts';
import { eventCalendarRoute } from './routes/event-calendar.ts';
import { openEventPageRoute, submitRegistrationRoute } from './routes/event-page.ts';
import { openGroupPageRoute, submitGroupRoute } from './routes/group-page.ts';
import { importInvitationsRoute } from './routes/import-invitations.ts';
import { posterRoute } from './routes/poster.ts';
import { getRegistrationRoute, listRegistrationsRoute } from './routes/read.ts';
import { registerRoute } from './routes/register.ts';
import { actOnRegistrationLinkRoute, openRegistrationLinkRoute } from './routes/registration-link.ts';

export const registrationsHttp = (services: RegistrationsServices) =>
  httpFunction(services.platform, [
    registerRoute(services),
    listRegistrationsRoute(services),
    getRegistrationRoute(services),
    cancelRegistrationRoute(services),
    importInvitationsRoute(services),
    posterRoute(services),
    openEventPageRoute(services),
    submitRegistrationRoute(services),
    openGroupPageRoute(services),
    submitGroupRoute(services),
    eventCalendarRoute(services),
    openRegistrationLinkRoute(services),
    actOnRegistrationLinkRoute(services),
  ]);
