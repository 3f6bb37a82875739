import { type BoundRoute, route } from '#shared/http/route.ts';
import type { makeReadBudget } from '../../app/read-budget.ts';
import { readBudgetContract } from '../../contract/budget-routes.ts';
import { budgetAnswer, budgetProblem } from './budget-view.ts';

export const readBudgetRoute = ({
  readBudget,
}: {
  readonly readBudget: ReturnType<typeof makeReadBudget>;
}): BoundRoute =>
  route(readBudgetContract, async ({ params, query, actor }) => {
    const found = await readBudget({ actor, officeId: query.officeId, month: params.month });
    return found.ok ? budgetAnswer(found.value) : budgetProblem(found.error);
  });
