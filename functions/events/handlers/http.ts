import { httpFunction } from '#shared/http/http-function.ts';
import type { EventsServices } from '../container.ts';
import { changeRoutes } from './routes/change.ts';
import { copyEventRoute, createEventRoute } from './routes/create-event.ts';
import { officeRoutes } from './routes/office.ts';
import { programmeRoutes } from './routes/programmes.ts';
import { getEventRoute, getTimelineRoute, listChangesRoute, listEventsRoute } from './routes/read.ts';

export const eventsHttp = (services: EventsServices) =>
  httpFunction(services.platform, [
    createEventRoute(services),
    copyEventRoute(services),
    listEventsRoute(services),
    getEventRoute(services),
    ...changeRoutes(services),
    listChangesRoute(services),
    getTimelineRoute(services),
    ...programmeRoutes(services),
    ...officeRoutes(services),
  ]);
