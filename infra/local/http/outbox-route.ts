import type { Outbox } from '../outbox/outbox.ts';
import type { LocalRoute } from './local-route.ts';
import { jsonResponse } from './request.ts';

export const outboxRoute = (outbox: Outbox): LocalRoute => ({
  method: 'GET',
  path: '/local/outbox',
  handle: async () => jsonResponse(200, { messages: outbox.list() }),
});
