import { httpFunction } from '#shared/http/http-function.ts';
import type { MessagingServices } from '../container.ts';
import { listMessagesRoute } from './routes/list-messages.ts';

export const messagingHttp = (services: MessagingServices) =>
  httpFunction(services.platform, [listMessagesRoute(services)]);
