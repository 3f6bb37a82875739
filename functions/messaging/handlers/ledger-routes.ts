import type { BoundRoute } from '#shared/http/route.ts';
import type { LedgerServices } from '../ledger-services.ts';
import { exportMessagesRoute } from './routes/export-messages.ts';
import { listMessagesRoute } from './routes/list-messages.ts';
import { resendMessageRoute } from './routes/resend-message.ts';
import { searchMessagesRoute } from './routes/search-messages.ts';

export const ledgerRoutes = (services: LedgerServices): readonly BoundRoute[] => [
  listMessagesRoute(services),
  searchMessagesRoute(services),
  resendMessageRoute(services),
  exportMessagesRoute(services),
];
