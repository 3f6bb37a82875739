import { httpFunction } from '#shared/http/http-function.ts';
import type { RemindersServices } from '../container.ts';
import { previewMessageRoute } from './routes/preview-message.ts';
import { sendMessageRoute } from './routes/send-message.ts';

export const remindersHttp = (services: RemindersServices) =>
  httpFunction(services.platform, [previewMessageRoute(services), sendMessageRoute(services)]);
