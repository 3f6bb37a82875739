import type { RouteContract } from '#shared/http/route-contract.ts';
import { listMessagesContract, resendMessageContract } from './routes.ts';
import { exportMessagesContract, searchMessagesContract } from './search-routes.ts';

/** Searching the ledger, sending again, taking a table out. */
export const ledgerContracts = [
  listMessagesContract,
  searchMessagesContract,
  resendMessageContract,
  exportMessagesContract,
] as const satisfies readonly RouteContract[];
