import { httpFunction } from '#shared/http/http-function.ts';
import type { ArrivalsServices } from '../container.ts';
import { announceRoute } from './routes/announce.ts';
import { importManifestRoute } from './routes/import-manifest.ts';
import { acknowledgeByLinkRoute, openLinkRoute } from './routes/link-page.ts';
import { acknowledgeRoute, getNoticeRoute, listNoticesRoute } from './routes/notices.ts';
import { getArrivalRoute, listArrivalsRoute } from './routes/read-arrivals.ts';
import { getManifestRoute, listPeopleRoute } from './routes/read-manifest.ts';
import { recordArrivalRoute } from './routes/record-arrival.ts';

export const arrivalsHttp = (services: ArrivalsServices) =>
  httpFunction(services.platform, [
    recordArrivalRoute(services),
    listArrivalsRoute(services),
    getArrivalRoute(services),
    importManifestRoute(services),
    getManifestRoute(services),
    listPeopleRoute(services),
    announceRoute(services),
    listNoticesRoute(services),
    getNoticeRoute(services),
    acknowledgeRoute(services),
    openLinkRoute(services),
    acknowledgeByLinkRoute(services),
  ]);
