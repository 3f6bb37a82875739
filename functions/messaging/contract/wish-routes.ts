import type { RouteContract } from '#shared/http/route-contract.ts';
import { recordOptOutContract, searchOptOutsContract, undoOptOutContract } from './opt-out-routes.ts';
import { actOnStopLinkContract, openStopLinkContract } from './stop-link-routes.ts';

/** What people wish not to get. */
export const wishContracts = [
  recordOptOutContract,
  undoOptOutContract,
  searchOptOutsContract,
  openStopLinkContract,
  actOnStopLinkContract,
] as const satisfies readonly RouteContract[];
