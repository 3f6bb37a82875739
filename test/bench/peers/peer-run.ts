import { report } from '../child.ts';
import { nowMs } from '../messaging/now.ts';
import { phoneCounter, WARM_UP } from '../messaging/people.ts';

export type PeerRun = { readonly socket: string; readonly count: number; readonly run: string };

export type PeerAnswer = {
  readonly rps: number;
  readonly firstMsLate: number;
  readonly lastMsLate: number;
  readonly cpuMicrosEach: number;
  readonly peakMegabytes: number;
  readonly complaints: readonly string[];
};

/** What every peer is measured by: a provider that does nothing but count, and the clock. */
export const stopwatch = (count: number) => {
  const counter = phoneCounter();
  const warm = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  let before = process.cpuUsage();
  let first = 0;
  let last = 0;
  return {
    /** An SMS that goes nowhere. */
    send: async (phone: string): Promise<void> => {
      counter.add(phone);
      last = nowMs();
      if (first === 0) first = last;
      if (counter.total() === WARM_UP.count) warm.resolve();
      if (counter.total() === WARM_UP.count + count) all.resolve();
    },
    warmedUp: warm.promise,
    begin: (): void => {
      before = process.cpuUsage();
      first = 0;
    },
    allSent: all.promise,
    /** Tells what came of it; `rows` is how many sent-once records there are. */
    finish: (dueAt: number, rows: number): void => {
      const cpu = process.cpuUsage(before);
      const complaints = [
        ...(counter.twice() === 0 ? [] : [`${counter.twice()} were sent twice`]),
        ...(rows === count + WARM_UP.count
          ? []
          : [`${rows} rows for ${count} and ${WARM_UP.count} recipients`]),
      ];
      const answer: PeerAnswer = {
        rps: count / ((last - dueAt) / 1000),
        firstMsLate: first - dueAt,
        lastMsLate: last - dueAt,
        cpuMicrosEach: (cpu.user + cpu.system) / count,
        peakMegabytes: process.resourceUsage().maxRSS / 1024,
        complaints,
      };
      report(answer);
    },
  };
};
