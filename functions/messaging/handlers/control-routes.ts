import type { BoundRoute } from '#shared/http/route.ts';
import type { ControlServices } from '../control-services.ts';
import { readTestNumbersRoute, setTestNumbersRoute } from './routes/allowed-numbers.ts';
import { listSwitchesRoute } from './routes/list-switches.ts';
import { readBudgetRoute } from './routes/read-budget.ts';
import { setBudgetRoute } from './routes/set-budget.ts';
import { resumeSendingRoute, stopSendingRoute } from './routes/switch-sending.ts';

/** What people steer sending with. */
export const controlRoutes = (services: ControlServices): readonly BoundRoute[] => [
  readBudgetRoute(services),
  setBudgetRoute(services),
  listSwitchesRoute(services),
  stopSendingRoute(services),
  resumeSendingRoute(services),
  readTestNumbersRoute(services),
  setTestNumbersRoute(services),
];
