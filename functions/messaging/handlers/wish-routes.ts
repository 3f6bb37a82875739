import type { BoundRoute } from '#shared/http/route.ts';
import type { MessagingServices } from '../container.ts';
import { recordOptOutRoute, undoOptOutRoute } from './routes/opt-outs.ts';
import { searchOptOutsRoute } from './routes/search-opt-outs.ts';
import { actOnStopLinkRoute, openStopLinkRoute } from './routes/stop-link.ts';

/** What people wish not to get: told to staff, or by the link in an SMS. */
export const wishRoutes = (services: MessagingServices): readonly BoundRoute[] => [
  recordOptOutRoute(services),
  undoOptOutRoute(services),
  searchOptOutsRoute(services),
  openStopLinkRoute(services),
  actOnStopLinkRoute(services),
];
