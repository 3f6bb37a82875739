import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { itemsInDatabase } from '../audit/stored-items.ts';
import type { SeedResult } from '../cli/summary.ts';
import { randomOf } from '../engine/random.ts';
import type { Guard } from '../guards/guard.ts';
import { emptyTruth, type Truth } from '../world/truth.ts';
import { type AuditedCase, auditKill, mergeFindings } from './audit.ts';
import { childScript } from './bundle.ts';
import { type Death, KILL_STAGES, type KillCase, outboxFile, SIDES, storeFile } from './case.ts';
import { recordAll } from './fixture.ts';
import { openOutbox } from './outbox.ts';
import { recover } from './recover.ts';
import { durableProvider } from './sender.ts';

const START = millisOf('2025-11-10T02:00:00.000Z' as Instant);

/** A file system without a disk, where there is one. */
const MEMORY = '/dev/shm';

/** Stages differ in how often one run comes to them. */
const OCCURRENCES: Readonly<Record<(typeof KILL_STAGES)[number], number>> = {
  batches: 16,
  controls: 16,
  pace: 12,
  phone: 200,
  claim: 16,
  gates: 14,
  call: 250,
  outcome: 14,
  finish: 60,
};

const prepare = async (folder: string, seed: number): Promise<Truth> => {
  mkdirSync(folder);
  const truth = emptyTruth();
  const store = openSqliteTable({ path: storeFile(folder), clock: { now: () => instantFromMillis(START) } });
  const jobs = await recordAll(store, truth, seed, START);
  store.close();
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
  return truth;
};

/** True when the process died as it was to; false when it came to its end before. */
const dies = async (given: KillCase): Promise<boolean> => {
  const script = await childScript();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, JSON.stringify(given)],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(script), 'cache') },
    },
  );
  const [code, signal] = await once(child, 'exit');
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the sender failed by itself: ${code ?? signal}`);
  return signal === 'SIGKILL';
};

const liveOn = async (given: KillCase, truth: Truth, without: Guard | undefined): Promise<AuditedCase> => {
  const { folder, seed, death } = given;
  const clock = { now: START + 60_000 };
  const store = openSqliteTable({
    path: storeFile(folder),
    clock: { now: () => instantFromMillis(clock.now) },
  });
  const outbox = openOutbox(outboxFile(folder));
  const provider = durableProvider(randomOf(seed, 'second'), outbox, () => clock.now, 'second');
  const open = async () => {
    const page = await store.query({ table: 'messages', index: 'due', partition: 'batch', limit: 1 });
    return page.items.length === 0;
  };
  await recover(without?.table?.(store, 'sender') ?? store, clock, provider, open);
  const audited = auditKill(itemsInDatabase(store.database), outboxFile(folder), truth, death);
  outbox.close();
  store.close();
  return audited;
};

const deathOf = (seed: number, stage: (typeof KILL_STAGES)[number], side: Death['side']): Death => ({
  stage,
  side,
  occurrence: randomOf(seed, `${stage}-${side}`).int(1, OCCURRENCES[stage]),
});

type Scene = { readonly root: string; readonly seed: number; readonly workers: number };

/** Copies the store and kills a sender on it; earlier when it came to its end before. */
const kill = async ({ root, seed, workers }: Scene, death: Death): Promise<KillCase> => {
  const folder = join(root, `${death.stage}-${death.side}-${death.occurrence}`);
  cpSync(join(root, 'first'), folder, { recursive: true });
  const given: KillCase = { folder, seed, startAt: START, death, workers };
  if (await dies(given)) return given;
  if (death.occurrence === 1) throw new Error(`nobody ever comes to ${death.side} ${death.stage}`);
  rmSync(folder, { recursive: true });
  return kill({ root, seed, workers }, { ...death, occurrence: Math.ceil(death.occurrence / 2) });
};

/** What a process wrote outlives it in memory as well as on a disk, which most of the time went to waiting for. */
const filesIn = (): string => (existsSync(MEMORY) ? MEMORY : tmpdir());

/** One seed: a sender is killed on either side of each kind of call, each time on a store of its own. */
export const simulateKills = async (seed: number, without?: Guard): Promise<SeedResult> => {
  const before = process.cpuUsage();
  const root = mkdtempSync(join(filesIn(), 'sapa-kill-'));
  const truth = await prepare(join(root, 'first'), seed);
  const cases: AuditedCase[] = [];
  for (const stage of KILL_STAGES)
    for (const side of SIDES) {
      const scene = { root, seed, workers: without?.workers ?? 1 };
      const given = await kill(scene, deathOf(seed, stage, side));
      cases.push(await liveOn(given, truth, without));
      rmSync(given.folder, { recursive: true });
    }
  rmSync(root, { recursive: true });
  const { user, system } = process.cpuUsage(before);
  const listed = cases.flatMap(({ uncertain }) => uncertain);
  const counts = {
    deaths: cases.length,
    intents: truth.asked.size * cases.length,
    uncertain: listed.length,
  };
  return { seed, findings: mergeFindings(cases), counts, cpuSeconds: (user + system) / 1e6, listed };
};
