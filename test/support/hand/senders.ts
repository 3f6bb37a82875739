import type { SmsSettings } from '#shared/aws/platform.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import { messagingHarness, scriptedProvider } from '../messaging-harness.ts';
import { testPlatform } from '../test-platform.ts';

type Queued = {
  readonly at: number;
  readonly lane: 'urgent' | 'standard';
  readonly batchKey: string;
  readonly slice: number;
};

const countingWrites = () => {
  let count = 0;
  const wrap = (table: Table): Table => ({
    ...table,
    write: (write) => {
      count += 1;
      return table.write(write);
    },
    writeEach: (writes) => {
      count += writes.length;
      return table.writeEach(writes);
    },
    transact: (writes, options) => {
      count += writes.length;
      return table.transact(writes, options);
    },
  });
  return { wrap, count: () => count };
};

/** The real senders on a store that counts its writes, with queues that deliver each message at its own time. */
export const timedSenders = (start: Instant, over: Partial<SmsSettings>) => {
  const queue: Queued[] = [];
  const writes = countingWrites();
  const provider = scriptedProvider();
  const { settings } = testPlatform();
  let now = () => millisOf(start);
  const harness = messagingHarness({
    sms: provider,
    table: writes.wrap,
    now: start,
    platform: {
      settings: { ...settings, sms: { ...settings.sms, ...over } },
      queues: {
        send: async (name, messages) => {
          for (const { body, delaySeconds = 0 } of messages)
            queue.push({
              at: now() + delaySeconds * 1000,
              lane: name === 'messages-urgent' ? 'urgent' : 'standard',
              batchKey: String(body['batch']),
              slice: Number(body['slice']),
            });
        },
      },
    },
  });
  const { platform, sendSlices, sweepBatches } = harness;
  now = () => millisOf(platform.clock.now());
  const setNow = (millis: number): void => platform.setNow(instantFromMillis(millis));
  return {
    platform,
    provider,
    setNow,
    now,
    writes: writes.count,
    sweep: () => sweepBatches({ reattach: false }),
    isIdle: () => queue.length === 0,
    /** What waits is lost. */
    lose: () => queue.splice(0),
    /** Brings what is due until then to the senders, the clock going along. */
    deliver: async (until: number): Promise<void> => {
      for (;;) {
        const next = queue.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) return;
        queue.splice(queue.indexOf(next), 1);
        setNow(Math.max(now(), next.at));
        await sendSlices([{ batchKey: next.batchKey, slice: next.slice }], next.lane);
      }
    },
  };
};

export type TimedSenders = ReturnType<typeof timedSenders>;
