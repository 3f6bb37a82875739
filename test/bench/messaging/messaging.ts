import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inChild } from '../child.ts';
import type { BenchOptions } from '../options.ts';
import type { UrgentAnswer, UrgentRun } from './children/urgent.ts';
import { type Crash, crashes } from './crashes.ts';
import { type Footprint, footprint } from './footprint.ts';
import { type Measured, throughput } from './throughput.ts';

const SEED = 20251110;

/** Full invocations, and what a queue brings when its messages come one after the other at the provider's rate. */
const SLICES_EACH = [10, 2];

const PER_SECOND = 200;

/** What the pacer lets go at once when it was idle: a second's worth for reminders, and half of one kept for what is urgent. */
const BURST_SECONDS = 1.5;

export type MessagingFigures = {
  readonly throughput?: readonly Measured[];
  readonly footprints?: readonly Footprint[];
  readonly urgent?: UrgentAnswer & { readonly perSecond: number; readonly burstAllowed: number };
  readonly crashes?: readonly Crash[];
};

const urgentRun = async (folder: string) => {
  const run: UrgentRun = {
    path: join(folder, 'urgent.db'),
    standard: 4000,
    urgent: 100,
    perSecond: PER_SECOND,
    seed: SEED,
  };
  const answer = await inChild<UrgentAnswer>('messaging/children/urgent.ts', run);
  return { ...answer, perSecond: PER_SECOND, burstAllowed: PER_SECOND * BURST_SECONDS };
};

const footprints = async (): Promise<Footprint[]> => {
  const all: Footprint[] = [];
  for (const slicesEach of SLICES_EACH)
    all.push(await footprint({ events: 5, peopleEach: 2000, slicesEach }));
  return all;
};

/** All parts, one after the other, in a folder that is gone afterwards. */
export const measureMessaging = async ({ only, ...options }: BenchOptions): Promise<MessagingFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'sapa-bench-'));
  // Another user's PostgreSQL has its folder in here.
  chmodSync(folder, 0o711);
  const wants = (part: string): boolean => only.length === 0 || only.includes(part);
  try {
    return {
      ...(wants('cost') ? { footprints: await footprints() } : {}),
      ...(wants('throughput') ? { throughput: await throughput({ ...options, folder }) } : {}),
      ...(wants('urgent') ? { urgent: await urgentRun(folder) } : {}),
      ...(wants('crash') ? { crashes: await crashes(folder, { times: 20, count: 10_000, seed: SEED }) } : {}),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
