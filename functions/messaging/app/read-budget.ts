import type { Actor } from '#shared/http/roles.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { BudgetRecord } from '../domain/budget-change.ts';
import { type OfficeNotFound, officeMeant } from './budget-office.ts';
import type { Budgets } from './budget-ports.ts';

export type ReadBudget = {
  readonly actor: Actor;
  /** Undefined means the actor's own. */
  readonly officeId: string | undefined;
  readonly month: string;
};

/** What an office has of a month and what became of it. */
export const makeReadBudget =
  ({ budgets }: { readonly budgets: Pick<Budgets, 'load'> }) =>
  async ({ actor, officeId, month }: ReadBudget): Promise<Result<BudgetRecord, OfficeNotFound>> => {
    const office = officeMeant(actor, officeId);
    return office.ok ? ok(await budgets.load(office.value, month)) : office;
  };
