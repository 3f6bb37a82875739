import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { HOUR } from '../workload/plan.ts';
import type { Evidence, Row } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

/** Offices count in western Indonesian time. Many rows are planned for the same instant. */
const months = () => {
  const known = new Map<string, string>();
  return (instant: string): string => {
    const month =
      known.get(instant) ?? new Date(millisOf(instant as Instant) + 7 * HOUR).toISOString().slice(0, 7);
    known.set(instant, month);
    return month;
  };
};

const isPaid = ({ state, providerId }: Row): boolean =>
  ['accepted', 'delivered', 'unknown'].includes(state) || (state === 'failed' && providerId !== undefined);

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** In the end nothing is reserved, and what is booked as spent is what was sent or may have been. */
export const budgetAddsUp = ({ rows, others }: Evidence): Finding => {
  const { check, finding } = examine('budget-adds-up');
  const monthOf = months();
  const spent = new Map<string, number>();
  for (const row of rows.values()) {
    const name = `BUDGET#${row.officeId} ${monthOf(row.plannedAt)}`;
    spent.set(name, (spent.get(name) ?? 0) + (isPaid(row) ? row.parts : 0));
  }
  const budgets = others('BUDGET#').filter(({ sk }) => !sk.includes('#'));
  for (const { pk, sk, ...budget } of budgets) {
    const name = `${pk} ${sk}`;
    const { free, limit, floor } = budget;
    const [reserved, booked] = [count(budget['reserved']), count(budget['spent'])];
    const due = spent.get(name) ?? 0;
    check(reserved === 0, () => `${name}: ${reserved} still reserved`);
    check(booked === due, () => `${name}: ${booked} booked, ${due} sent`);
    check(free === count(limit) - count(floor) - booked - reserved, () => `${name}: ${free} free`);
    spent.delete(name);
  }
  for (const [name, parts] of spent) check(parts === 0, () => `${name}: ${parts} sent, none booked`);
  return finding();
};

/** What is not a notice never takes more than what is free, nor costs more than was set aside for it. */
export const budgetNotOverdrawn = (evidence: Evidence): Finding => {
  const { check, finding } = examine('budget-not-overdrawn');
  for (const wrong of evidence.commits.overdrawn) check(false, () => wrong);
  const costs = new Map<string, number>();
  for (const row of evidence.rows.values())
    if (isPaid(row)) costs.set(row.batch, (costs.get(row.batch) ?? 0) + row.parts);
  const batches = evidence.others('SUBJECT#').filter(({ sk }) => sk.startsWith('BATCH#'));
  for (const batch of batches) {
    const key = `${batch.pk.slice('SUBJECT#'.length)}|${batch.sk.slice('BATCH#'.length)}`;
    const cost = costs.get(key) ?? 0;
    const exempt = ['escalation', 'arrival_notice', 'arrival_correction'].includes(String(batch['kind']));
    check(exempt || cost <= count(batch['reserved']), () => `${key}: ${cost} of ${batch['reserved']}`);
  }
  return finding();
};
