import { openSync, writeSync } from 'node:fs';
import { gateSet } from '#functions/messaging/contract.ts';
import type { SmsProvider } from '#shared/aws/platform.ts';
import type { Duration, Instant } from '#shared/kernel/time.ts';
import { given, report } from '../../child.ts';
import { ledgerRows } from '../audit.ts';
import { eventIdOf, recipients, reminderOf } from '../people.ts';
import { openWorld, UNLIMITED, type World } from '../world.ts';

/** A fan-out that may be killed at any moment, and what a process that starts on its file makes of the rest. */
export type CrashRun = {
  readonly path: string;
  /** The provider's log: a line for each acceptance, in the operating system's hands before it is answered. */
  readonly log: string;
  readonly count: number;
  readonly dueAt: Instant;
  readonly recover: boolean;
};

export type CrashAnswer = {
  readonly rows: readonly { readonly key: string; readonly state: string }[];
};

const PAGE = 100;

/** The sweeper comes each minute; a lease lasts half of one. */
const MINUTE = 'PT1M' as Duration;
const SWEEPS = 15;

const { path, log, count, dueAt, recover } = given<CrashRun>();
const file = openSync(log, 'a');
let sequence = 0;
const provider: SmsProvider = {
  send: async ({ reference }) => {
    sequence += 1;
    writeSync(file, `${reference}\n`);
    return { kind: 'accepted', providerId: `sms-${process.pid}-${sequence}` };
  },
};

/** A timeline that was interrupted is fanned out again, from the page where it had come to, or from the first. */
const fanOut = async ({ client, table }: World): Promise<void> => {
  await table.write(gateSet(`event:${eventIdOf(1)}`, { version: 1, open: true }));
  for (let from = 0; from < count; from += PAGE)
    await client.record(reminderOf(eventIdOf(1), dueAt), recipients(from, Math.min(PAGE, count - from)));
};

const world = openWorld({ path, provider, perSecond: UNLIMITED });
const { services, clock, settled } = world;
if (recover) await services.sweepBatches({ reattach: true });
await fanOut(world);
await settled();
for (let sweep = 0; recover && sweep < SWEEPS; sweep += 1) {
  await clock.advance(MINUTE);
  await services.sweepBatches({ reattach: false });
  await settled();
}
const answer: CrashAnswer = { rows: ledgerRows(world.sqlite).map(({ key, state }) => ({ key, state })) };
world.close();
report(answer);
