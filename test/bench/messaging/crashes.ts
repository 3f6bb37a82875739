import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal, type MessageState } from '#functions/messaging/domain/message.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { inChild, startChild } from '../child.ts';
import type { CrashAnswer, CrashRun } from './children/crash.ts';
import { seededRandom } from './random.ts';

export type Crash = {
  /** How many the provider had taken when the process was killed. */
  readonly acceptedBefore: number;
  /** Keys of the messages of which nobody can tell; each may or may not have left. */
  readonly uncertain: readonly string[];
  /** How many of those the provider had in fact taken. */
  readonly uncertainTaken: number;
  readonly complaints: readonly string[];
};

const FILE = 'messaging/children/crash.ts';

const linesOf = (log: string): string[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Lets it run until the provider has taken about so many, or it is over. */
const killAfter = async (run: CrashRun, bytes: number, laterMs: number): Promise<void> => {
  const { child, ended } = startChild(FILE, run);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && statSync(run.log).size < bytes) await sleep(1);
  await sleep(laterMs);
  child.kill('SIGKILL');
  await ended;
};

const complaintsOf = (
  { rows }: CrashAnswer,
  taken: readonly string[],
  { count }: CrashRun,
  mostUncertain: number,
) => {
  const uncertain = rows.filter(({ state }) => state === 'unknown').length;
  const open = rows.filter(({ state }) => !isFinal(state as MessageState)).length;
  const known = new Set(taken);
  const untrue = rows.filter(({ key, state }) => state === 'accepted' && !known.has(key)).length;
  return [
    ...(rows.length === count ? [] : [`${rows.length} rows for ${count} recipients`]),
    ...(open === 0 ? [] : [`${open} rows are not final`]),
    ...(known.size === taken.length ? [] : [`${taken.length - known.size} SMS were accepted twice`]),
    ...(untrue === 0 ? [] : [`${untrue} rows tell of an acceptance that never was`]),
    ...(uncertain <= mostUncertain ? [] : [`${uncertain} are uncertain`]),
  ];
};

const MOST_UNCERTAIN = 100;

const crash = async (folder: string, turn: number, count: number, random: () => number): Promise<Crash> => {
  const run: CrashRun = {
    path: join(folder, `crash-${turn}.db`),
    log: join(folder, `crash-${turn}.log`),
    count,
    dueAt: systemClock.now(),
    recover: false,
  };
  appendFileSync(run.log, '');
  const lineBytes = 70;
  await killAfter(run, random() * count * lineBytes, random() * 20);
  const acceptedBefore = linesOf(run.log).length;
  const answer = await inChild<CrashAnswer>(FILE, { ...run, recover: true });
  const taken = linesOf(run.log);
  const uncertain = answer.rows.filter(({ state }) => state === 'unknown').map(({ key }) => key);
  const known = new Set(taken);
  return {
    acceptedBefore,
    uncertain,
    uncertainTaken: uncertain.filter((key) => known.has(key)).length,
    complaints: complaintsOf(answer, taken, run, MOST_UNCERTAIN),
  };
};

/** Kills a fan-out at random moments and lets the next process find out what became of everybody. */
export const crashes = async (
  folder: string,
  { times, count, seed }: { readonly times: number; readonly count: number; readonly seed: number },
): Promise<Crash[]> => {
  const random = seededRandom(seed);
  const all: Crash[] = [];
  for (let turn = 0; turn < times; turn += 1) all.push(await crash(folder, turn, count, random));
  return all;
};
