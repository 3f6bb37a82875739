import type { Platform } from '#shared/aws/platform.ts';
import { allowedStore } from './adapters/allowed.ts';
import { budgetStore } from './adapters/budget-store.ts';
import { switchStore } from './adapters/switches.ts';
import { makeReadTestNumbers } from './app/allow-read-numbers.ts';
import { makeSetTestNumbers } from './app/allow-set-numbers.ts';
import { makeReadBudget } from './app/read-budget.ts';
import { makeSetBudget } from './app/set-budget.ts';
import { makeListSwitches } from './app/switch-list.ts';
import { makeSwitchSending } from './app/switch-sending.ts';

/** What people steer sending with: budgets, kill switches and test numbers. */
export const controlServices = ({
  table,
  clock,
  settings: { sms, stage },
}: Pick<Platform, 'table' | 'clock' | 'settings'>) => {
  const budgets = budgetStore(table, { limit: sms.monthlyParts, floor: sms.noticeFloor });
  const switches = switchStore(table);
  const allowed = allowedStore(table);
  const isProd = stage === 'prod';
  return {
    readBudget: makeReadBudget({ budgets }),
    setBudget: makeSetBudget({ budgets, clock }),
    listSwitches: makeListSwitches({ switches }),
    switchSending: makeSwitchSending({ switches, clock }),
    readTestNumbers: makeReadTestNumbers({ allowed, isProd }),
    setTestNumbers: makeSetTestNumbers({ allowed, clock, isProd }),
  };
};

export type ControlServices = ReturnType<typeof controlServices>;
