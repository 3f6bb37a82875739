import { describe, expect, it } from 'vitest';
import { pacer } from '#functions/messaging/adapters/pacer.ts';
import { waker } from '#functions/messaging/adapters/waker.ts';
import type { Slice } from '#functions/messaging/app/ports.ts';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import { stayAwayMs } from '#functions/messaging/domain/turn.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import { localQueues } from '#infra/local/queues/local-queues.ts';
import type { Platform, Queues } from '#shared/aws/platform.ts';
import { type Duration, type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { testPlatform } from '#test/support/test-platform.ts';
import { openTestTable } from '#test/support/test-table.ts';
import { virtualTime } from '#test/support/workflow-runner.ts';

const NOTHING = { accepted: 0, rejected: 0, unknown: 0, suppressed: 0 };

/** A slice that was refused, when it comes back: as the sender has it. */
const awayFor = (lane: Lane, slice: Slice, at: Instant): Slice & { readonly at: Instant } => {
  const { batchKey, refused = 0 } = slice;
  const away = stayAwayMs(lane, `${batchKey}/${slice.slice}`, refused);
  return { ...slice, refused: refused + 1, at: instantFromMillis(millisOf(at) + away) };
};

/** Both lanes with their queues and their real pacer; a slice is ten SMS that leave as soon as there is leave to send. */
const setup = () => {
  const time = virtualTime('2025-11-10T02:00:00.000Z');
  const sent: { lane: Lane; batch: string; at: number }[] = [];
  let asked = 0;
  const queue: { current?: Queues } = {};
  const queues: Queues = {
    send: async (name, messages) => {
      asked += messages.length;
      await queue.current?.send(name, messages);
    },
  };
  const platform: Platform = {
    ...testPlatform(),
    clock: time.clock,
    table: openTestTable(time.clock),
    queues,
  };
  const pace = pacer(platform);
  const wake = waker(platform);
  const sendSlices = async (slices: readonly Slice[], lane: Lane) => {
    for (const slice of slices) {
      const turn = await pace.take(lane, 10);
      if (turn.ok) sent.push({ lane, batch: slice.batchKey, at: millisOf(time.clock.now()) });
      else await wake(lane, [awayFor(lane, slice, turn.at)]);
    }
    return NOTHING;
  };
  const consumerOf = (lane: Lane) => ({
    functionName: lane,
    handler: messagingSend({ sendSlices, platform }, lane),
  });
  const consumers = { 'messages-urgent': consumerOf('urgent'), 'messages-standard': consumerOf('standard') };
  // The handler takes the very events that the queue makes.
  queue.current = localQueues({ ...time, consumers: consumers as never });
  return { ...time, pace, wake, sent, asked: () => asked };
};

/** 100,000 SMS in slices of ten. */
const WAITING = 10_000;

describe('the two lanes at 20 SMS a second', () => {
  it('let urgent slices overtake 100,000 standard messages within 5 s and hold the rate', async () => {
    const { clock, pace, wake, sent, asked } = setup();
    const start = millisOf(clock.now());
    const slots = await pace.plan(
      'standard',
      Array.from({ length: WAITING }, () => 10),
    );
    await wake(
      'standard',
      slots.map((at, slice) => ({ batchKey: 'waiting', slice: slice % 10, at })),
    );
    expect(asked(), 'only what leaves within a quarter of an hour is in the queue').toBe(1801);
    const since = new Map<string, number>();
    for (let minute = 0; minute < 6; minute += 1) {
      await clock.advance('PT9.9S' as Duration);
      const batchKey = `urgent-${minute}`;
      since.set(batchKey, millisOf(clock.now()));
      await wake('urgent', [{ batchKey, slice: 0, at: clock.now() }]);
      await clock.advance('PT0.1S' as Duration);
    }
    await clock.advance('PT5S' as Duration);
    const waits = sent
      .filter(({ lane }) => lane === 'urgent')
      .map(({ batch, at }) => at - (since.get(batch) ?? 0));
    expect(waits).toHaveLength(6);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5000);
    const inAMinute = sent.filter(({ at }) => at < start + 60_000).length * 10;
    expect(inAMinute).toBeGreaterThanOrEqual(20 * 60 * 0.98);
    expect(inAMinute).toBeLessThanOrEqual(20 * 60 * 1.02 + 30);
  });

  it.each([
    // Whoever waits for a change asks every second or two, so that nobody's unused place keeps them waiting.
    ['urgent', 40],
    ['standard', 1],
  ] as const)(
    'send all of a thousand at the rate, and slices of the %s lane ask %i times at most',
    async (lane, times) => {
      const { clock, pace, wake, sent, asked } = setup();
      const slots = await pace.plan(
        lane,
        Array.from({ length: 100 }, () => 10),
      );
      await wake(
        lane,
        slots.map((at, slice) => ({ batchKey: `b${slice}`, slice: slice % 10, at })),
      );
      await clock.advance('PT60S' as Duration);
      expect(sent).toHaveLength(100);
      expect(asked()).toBeLessThanOrEqual(100 * times);
    },
  );
});
