import type { Guard } from '../guards/guard.ts';
import { guards } from '../guards/guard-list.ts';
import { simulateKills } from '../kill/simulate.ts';
import { simulateSms } from '../sms/simulate.ts';
import { say } from './print.ts';

/** What happened without a guard. */
export type GuardResult = {
  readonly guard: string;
  readonly breaks: string;
  readonly violations: number;
  readonly seed: number;
  readonly intents: number;
};

const INTENTS = 2500;
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

/** Small runs do not have everything in them: a guard is missed when one of some seeds says so. */
export const tryWithout = async (guard: Guard): Promise<GuardResult> => {
  const intents = guard.intents ?? INTENTS;
  let last: GuardResult = { guard: guard.name, breaks: guard.breaks, violations: 0, seed: 0, intents };
  for (const seed of guard.seeds ?? SEEDS) {
    const { findings } =
      guard.scenario === 'kill'
        ? await simulateKills(seed, guard)
        : await simulateSms({ seed, intents, without: guard });
    const violations = findings.find(({ name }) => name === guard.breaks)?.violations ?? 0;
    last = { ...last, violations, seed };
    if (violations > 0) break;
  }
  return last;
};

/** Takes out each guard in turn; true when every one was missed. */
export const selfTest = async (json: boolean): Promise<boolean> => {
  const results: GuardResult[] = [];
  for (const guard of guards) {
    const result = await tryWithout(guard);
    results.push(result);
    const verdict = result.violations > 0 ? `broken ${result.violations} times` : 'NOT BROKEN';
    if (!json) say(`${guard.name.padEnd(16)} ${guard.breaks.padEnd(28)} ${verdict} (seed ${result.seed})`);
  }
  const isGood = results.every(({ violations }) => violations > 0);
  if (json) say(JSON.stringify({ scenario: 'self-test', passed: isGood, guards: results }));
  else say(isGood ? 'every guard is missed when it is gone' : 'a guard was not missed');
  return isGood;
};
