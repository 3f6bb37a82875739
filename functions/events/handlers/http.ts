import { httpFunction } from '#shared/http/http-function.ts';
import type { EventsServices } from '../container.ts';
import { changeRoutes } from './routes/change.ts';
import { createEventRoute } from './routes/create-event.ts';
import { getEventRoute, listChangesRoute, listEventsRoute } from './routes/read.ts';

export const eventsHttp = (services: EventsServices) =>
  httpFunction(services.platform, [
    createEventRoute(services),
    listEventsRoute(services),
    getEventRoute(services),
    ...changeRoutes(services),
    listChangesRoute(services),
  ]);
