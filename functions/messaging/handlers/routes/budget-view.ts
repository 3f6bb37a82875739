import { type Problem, problem } from '#shared/http/problem.ts';
import type { SetBudgetError } from '../../app/set-budget.ts';
import { type BudgetView, budgetView } from '../../domain/budget.ts';
import type { BudgetRecord } from '../../domain/budget-change.ts';

const warningOf = ({ state, percent, over }: BudgetView): string | undefined => {
  if (over > 0)
    return `Jatah SMS bulan ini habis dan terlampaui ${over} bagian oleh pemberitahuan kedatangan, yang tetap dikirim. Pesan lain ditahan.`;
  if (state === 'stopped')
    return 'Jatah SMS bulan ini habis. Pesan ditahan sampai jatah ditambah; hanya pemberitahuan kedatangan tetap dikirim.';
  if (state === 'warning') return `Pemakaian SMS sudah ${percent}% dari jatah bulan ini.`;
  return undefined;
};

export const budgetAnswer = ({ budget, changes }: BudgetRecord) => {
  const view = budgetView(budget);
  const warning = warningOf(view);
  return {
    version: view.version,
    body: { ...view, changes: [...changes], ...(warning === undefined ? {} : { warning }) },
  };
};

const problems = {
  office_not_found: [404, 'Kantor tidak ditemukan.'],
  floor_above_limit: [422, 'Cadangan untuk pemberitahuan tidak boleh melebihi jatah sebulan.'],
  stale_version: [412, 'Jatah ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.'],
} as const satisfies Record<SetBudgetError['kind'], readonly [Problem['status'], string]>;

export const budgetProblem = ({ kind }: SetBudgetError): Problem => {
  const [status, detail] = problems[kind];
  return problem(status, kind, detail);
};
