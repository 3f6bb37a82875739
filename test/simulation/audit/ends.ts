import { LETTERS } from '../world/observer.ts';
import { type Evidence, firstOf, isSecond } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

const FINAL: readonly string[] = ['accepted', 'delivered', 'failed', 'unknown', 'expired', 'suppressed'];

/** What was asked for has one row in a final state, and nothing else has. */
export const oneFinalRowEach = ({ rows, truth, commits }: Evidence): Finding => {
  const { check, finding } = examine('one-final-row-each');
  for (const key of truth.asked.keys()) {
    const state = rows.get(key)?.state ?? 'without a row';
    check(FINAL.includes(state), () => `${key} is ${state}: ${commits.states.get(key)}`);
  }
  for (const [key, { state }] of rows) {
    if (truth.asked.has(key)) continue;
    const isExpected = isSecond(key) && truth.asked.get(firstOf(key))?.order.resendOnce === true;
    check(isExpected && FINAL.includes(state), () => `${key} is ${state}, and nobody asked for it`);
  }
  return finding();
};

/** Nothing has anything to do any more. */
export const nothingLeftOpen = ({ others }: Evidence): Finding => {
  const { check, finding } = examine('nothing-left-open');
  for (const item of others('SUBJECT#').filter(({ sk }) => sk.startsWith('BATCH#')))
    check(
      typeof item['spent'] === 'number' && item['dueAt'] === undefined,
      () => `${item.pk} ${item.sk}: due ${item['dueAt']}, spent ${item['spent']}`,
    );
  for (const item of others('RECEIPT#')) check(false, () => `${item.pk} waits until ${item['dueAt']}`);
  return finding();
};

/** What may follow what, as the ledger's rows have it. */
const NEXT: Readonly<Record<string, string>> = {
  h: 'hsxe',
  s: 'aufhx',
  u: 'afd',
  a: 'fd',
  // Only when the carrier refused it: see below.
  f: 'd',
  d: '',
  e: '',
  x: '',
};

const lastOf = (states: string): string => states.at(-1) ?? '';

/** The first step that is not allowed, by the letters of its states. */
export const brokenStep = (states: string): string | undefined => {
  let before = 'h';
  for (const state of states) {
    if (NEXT[before]?.includes(state) !== true) return `${before}->${state}`;
    before = state;
  }
  return undefined;
};

/** Reads the ledger's own history of a row, which has to tell what was really written. */
export const historyOf = (states: readonly { readonly state: string }[]): string =>
  states.map(({ state }) => LETTERS[state as keyof typeof LETTERS] ?? '?').join('');

/** States only follow the allowed order, and each row's history tells the truth about it. */
export const statesOnlyRise = ({ rows, commits }: Evidence): Finding => {
  const { check, finding } = examine('states-only-rise');
  for (const [key, states] of commits.states) {
    const broken = brokenStep(states);
    const row = rows.get(key);
    const told = row === undefined ? '' : historyOf(row.history);
    const isTold = told.endsWith(states.slice(-Math.min(15, told.length - 1)));
    const isLast = row !== undefined && LETTERS[row.state as keyof typeof LETTERS] === lastOf(states);
    check(broken === undefined && isTold && isLast, () => `${key}: ${states} (told ${told}) ${broken ?? ''}`);
  }
  return finding();
};
