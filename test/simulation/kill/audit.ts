import { acceptedOnce, secondIsMarked } from '../audit/acceptances.ts';
import { budgetAddsUp } from '../audit/budgets.ts';
import { brokenStep, historyOf, nothingLeftOpen, oneFinalRowEach } from '../audit/ends.ts';
import { type Evidence, evidenceFrom } from '../audit/evidence.ts';
import { acceptedInTime } from '../audit/in-time.ts';
import { examine, type Finding } from '../audit/invariant.ts';
import type { ReadItems } from '../audit/stored-items.ts';
import { statesAreTrue } from '../audit/truth.ts';
import type { Commits } from '../world/observer.ts';
import type { Truth } from '../world/truth.ts';
import type { Death } from './case.ts';
import { readOutbox } from './outbox.ts';

export type AuditedCase = { readonly findings: readonly Finding[]; readonly uncertain: readonly string[] };

/** So many messages may be in doubt after one death. */
const MOST_UNCERTAIN = 100;

const historiesRise = ({ rows }: Evidence): Finding => {
  const { check, finding } = examine('states-only-rise');
  for (const { key, history } of rows.values()) {
    const broken = brokenStep(historyOf(history));
    check(broken === undefined, () => `${key}: ${broken}`);
  }
  return finding();
};

/** Nobody watched the store of the process that died. */
const UNSEEN: Commits = {
  states: new Map(),
  budgets: new Map(),
  overdrawn: [],
  held: new Set(),
  parked: new Set(),
  dropped: new Set(),
};

const LOST = 'lease_lost';

/** What the dead process had claimed and not recorded: nobody can tell whether it was taken. */
const uncertainIn = ({ rows }: Evidence): string[] =>
  [...rows.values()]
    .filter(({ history }) => history.some(({ reason }) => reason === LOST))
    .map(({ key }) => key);

const fewUncertain = (uncertain: readonly string[]): Finding => {
  const { check, finding } = examine('few-uncertain-after-kill');
  check(uncertain.length <= MOST_UNCERTAIN, () => `${uncertain.length} after one death`);
  return finding();
};

/** Holds one death's aftermath against what must be so. */
export const auditKill = (
  items: ReadItems,
  outbox: string,
  truth: Truth,
  { stage, side, occurrence }: Death,
): AuditedCase => {
  const evidence = evidenceFrom(items, {
    acceptances: readOutbox(outbox),
    truth,
    commits: UNSEEN,
  });
  const uncertain = uncertainIn(evidence);
  const where = `${side} ${stage} ${occurrence}`;
  const findings = [
    acceptedOnce(evidence),
    secondIsMarked(evidence),
    ...acceptedInTime(evidence),
    oneFinalRowEach(evidence),
    nothingLeftOpen(evidence),
    historiesRise(evidence),
    budgetAddsUp(evidence),
    statesAreTrue(evidence),
    fewUncertain(uncertain),
  ];
  return {
    findings: findings.map((finding) => ({
      ...finding,
      examples: finding.examples.map((example) => `killed ${where}: ${example}`),
    })),
    uncertain: uncertain.map((key) => `killed ${where}: ${key}`),
  };
};

/** The findings of several cases, by promise. */
export const mergeFindings = (cases: readonly AuditedCase[]): Finding[] => {
  const byName = Map.groupBy(
    cases.flatMap(({ findings }) => findings),
    ({ name }) => name,
  );
  return [...byName].map(([name, group]) => ({
    name,
    checked: group.reduce((sum, { checked }) => sum + checked, 0),
    violations: group.reduce((sum, { violations }) => sum + violations, 0),
    examples: group.flatMap(({ examples }) => examples).slice(0, 5),
  }));
};
