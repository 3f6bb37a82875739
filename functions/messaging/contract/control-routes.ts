import type { RouteContract } from '#shared/http/route-contract.ts';
import { readTestNumbersContract, setTestNumbersContract } from './allowed-routes.ts';
import { readBudgetContract, setBudgetContract } from './budget-routes.ts';
import { listSwitchesContract, resumeSendingContract, stopSendingContract } from './switch-routes.ts';

/** What people steer sending with: budgets, kill switches and test numbers. */
export const controlContracts = [
  readBudgetContract,
  setBudgetContract,
  listSwitchesContract,
  stopSendingContract,
  resumeSendingContract,
  readTestNumbersContract,
  setTestNumbersContract,
] as const satisfies readonly RouteContract[];
