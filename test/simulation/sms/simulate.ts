import { audit } from '../audit/auditor.ts';
import { evidenceFrom } from '../audit/evidence.ts';
import type { SeedResult } from '../cli/summary.ts';
import type { QueueReport } from '../world/simulated-queue.ts';
import { runSms, type SmsOptions } from './run.ts';

/** One seed from beginning to end. */
export const simulateSms = async (options: SmsOptions): Promise<SeedResult> => {
  const before = process.cpuUsage();
  const { world, desk, twin, crew, cleaner } = await runSms(options);
  const { truth, commits, mishaps } = world;
  const findings = audit(
    evidenceFrom(world.items(), { acceptances: twin.acceptances, truth, commits }),
    desk,
  );
  world.close();
  const { user, system } = process.cpuUsage(before);
  const sum = (of: (report: QueueReport) => number): number =>
    crew.lanes.reduce((total, { report }) => total + of(report), 0);
  const counts = {
    intents: truth.asked.size,
    calls: twin.requests(),
    acceptances: twin.acceptances.length,
    ...mishaps,
    queueMessages: sum(({ sent }) => sent),
    copies: sum(({ copies }) => copies),
    deadLetters: sum(({ dead }) => dead),
    invocations: crew.calls(),
    swept: cleaner.attended(),
  };
  return { seed: options.seed, findings, counts, cpuSeconds: (user + system) / 1e6 };
};
