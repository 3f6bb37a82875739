import { httpFunction } from '#shared/http/http-function.ts';
import type { MessagingServices } from '../container.ts';
import { gatewayReceiptsRoute } from './routes/gateway-receipts.ts';
import { gatewayRepliesRoute } from './routes/gateway-replies.ts';

/** What the SMS gateway calls. A function of its own, because it alone may read the key of the gateway's signature. */
export const messagingWebhook = (services: MessagingServices) =>
  httpFunction(services.platform, [gatewayReceiptsRoute(services), gatewayRepliesRoute(services)]);
