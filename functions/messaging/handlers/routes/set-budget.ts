import { type BoundRoute, route } from '#shared/http/route.ts';
import type { makeSetBudget } from '../../app/set-budget.ts';
import { setBudgetContract } from '../../contract/budget-routes.ts';
import { budgetAnswer, budgetProblem } from './budget-view.ts';

export const setBudgetRoute = ({
  setBudget,
}: {
  readonly setBudget: ReturnType<typeof makeSetBudget>;
}): BoundRoute =>
  route(setBudgetContract, async ({ params, query, body, version, actor }) => {
    const set = await setBudget({
      actor,
      officeId: query.officeId,
      month: params.month,
      version,
      ...body,
    });
    return set.ok ? budgetAnswer(set.value) : budgetProblem(set.error);
  });
