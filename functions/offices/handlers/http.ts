import { type HttpHandler, httpFunction } from '#shared/http/http-function.ts';
import type { OfficesServices } from '../container.ts';
import { changeRoutingRoute } from './routes/change-routing.ts';
import { findRegionsRoute } from './routes/find-regions.ts';
import { getOwnAccountRoute } from './routes/get-own-account.ts';
import { getRoutingRoute } from './routes/get-routing.ts';
import { listCheckpointsRoute } from './routes/list-checkpoints.ts';
import { listOfficesRoute } from './routes/list-offices.ts';

export const officesHttp = (services: OfficesServices): HttpHandler =>
  httpFunction(services.platform, [
    listOfficesRoute(services),
    listCheckpointsRoute(services),
    findRegionsRoute(services),
    getRoutingRoute(services),
    changeRoutingRoute(services),
    getOwnAccountRoute(services),
  ]);
