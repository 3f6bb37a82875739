import { httpFunction } from '#shared/http/http-function.ts';
import type { RemindersServices } from '../container.ts';
import { getTimelineRoute } from './routes/get-timeline.ts';

export const remindersHttp = (services: RemindersServices) =>
  httpFunction(services.platform, [getTimelineRoute(services)]);
