import { httpFunction } from '#shared/http/http-function.ts';
import type { MessagingServices } from '../container.ts';
import { controlRoutes } from './control-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { wishRoutes } from './wish-routes.ts';

export const messagingHttp = (services: MessagingServices) =>
  httpFunction(services.platform, [
    ...ledgerRoutes(services),
    ...controlRoutes(services),
    ...wishRoutes(services),
  ]);
