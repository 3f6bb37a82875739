import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrivalsCheck } from '#functions/arrivals/handlers/check.ts';
import { ledgerReader } from '#functions/messaging/contract.ts';
import type { Duration } from '#shared/kernel/time.ts';
import { openSqliteTable, type SqliteTable } from '#shared/store/sqlite-table.ts';
import { type ArrivalsHarness, arrivalsHarness, officer } from '#test/support/arrivals-harness.ts';
import { aManifest, at, people } from '#test/support/builders/arrivals.ts';
import { runWorkflow, type VirtualTime, virtualTime } from '#test/support/workflow-runner.ts';

const START = '2025-10-16T03:40:00.000Z';

let time: VirtualTime;
let table: SqliteTable;
let harness: ArrivalsHarness;
let noticeId: string;

beforeEach(async () => {
  time = virtualTime(START);
  table = openSqliteTable({ path: ':memory:', clock: time.clock });
  harness = await arrivalsHarness({ table, clock: time.clock });
  const arrivalId = await harness.record();
  await harness.upload(arrivalId, aManifest(people(3, { province: 'Jawa Timur' })));
  await harness.announce(arrivalId, 1, 1);
  noticeId = `${arrivalId}-bp3mi-jatim-v1`;
});
afterEach(() => {
  harness.platform.close();
  table.close();
});

type Step = (input: unknown) => Promise<unknown>;

const run = (Check: Step = arrivalsCheck(harness.services), atMostDays = 10) =>
  runWorkflow({ asl: 'notice-escalation', steps: { Check }, time, input: { noticeId }, atMostDays });

const acknowledgeAt = (instant: string) =>
  time.clock.timers.at(at(instant), () =>
    time.activity.run(async () => {
      await harness.services.acknowledgeByAccount(noticeId, officer('jatim'));
    }),
  );

const rungs = async () => {
  const { messages } = await ledgerReader(table).bySubject(`notice:${noticeId}`);
  return messages.map(({ rule, dueAt }) => `${rule} ${dueAt.slice(11, 16)}`).sort();
};

describe('given a notice that is answered before the first deadline', () => {
  it('when its execution wakes then it ends and nobody else was called', async () => {
    acknowledgeAt('2025-10-16T03:50:00Z');
    const { path, outcome } = await run();
    expect([path, outcome.status]).toEqual([
      ['Check', 'Is there more to do?', 'Wait for the deadline', 'Check', 'Is there more to do?', 'Done'],
      'SUCCEEDED',
    ]);
    expect(await rungs()).toEqual(['rung-1 03:40']);
  });
});

describe('given a silent office', () => {
  it('when it answers after three hours then each rung was called in its minute and the last repeated', async () => {
    acknowledgeAt('2025-10-16T06:45:00Z');
    await run();
    expect(await rungs()).toEqual([
      'rung-1 03:40',
      'rung-2 04:10',
      'rung-3 04:40',
      'rung-4 05:40',
      'rung-4-again-1 06:10',
      'rung-4-again-2 06:40',
    ]);
  });

  it('when a second execution runs beside the first then no call is doubled', async () => {
    acknowledgeAt('2025-10-16T04:20:00Z');
    const Check = arrivalsCheck(harness.services);
    await run(async (input) => (await Promise.all([Check(input), Check(input)]))[0]);
    expect(await rungs()).toEqual(['rung-1 03:40', 'rung-2 04:10']);
  });

  it('when nobody ever answers then it never ends', async () => {
    const twoDays = run(arrivalsCheck(harness.services), 2);
    await expect(twoDays).rejects.toThrow('stuck in Wait for the deadline');
  });
});

describe('given a notice that a correction replaces', () => {
  it('when its execution wakes then it ends by itself', async () => {
    const [arrivalId = ''] = noticeId.split('-bp3mi');
    await harness.upload(arrivalId, aManifest(people(4, { province: 'Jawa Timur' })));
    await harness.announce(arrivalId, 2, 2);
    expect((await run()).outcome).toEqual({ status: 'SUCCEEDED', output: { noticeId, action: 'done' } });
  });
});

const failing = (times: number): Step => {
  const Check = arrivalsCheck(harness.services);
  let failed = 0;
  return async (input) => {
    failed += 1;
    if (failed <= times) throw new Error('store is busy');
    return Check(input);
  };
};

describe('given a check that fails', () => {
  it('when it recovers within five retries then the escalation goes on', async () => {
    acknowledgeAt('2025-10-16T03:50:00Z');
    expect((await run(failing(5))).outcome.status).toBe('SUCCEEDED');
  });

  it('when it keeps failing then the execution fails after 62 seconds and the notice stays open', async () => {
    const { outcome, path, spanMs } = await run(failing(6));
    expect([outcome.status, path, spanMs]).toEqual(['FAILED', ['Check', 'Left to the sweeper'], 62_000]);
    expect(await rungs()).toEqual(['rung-1 03:40']);
  });

  it('when it answers something unknown then the execution fails and does not end silently', async () => {
    const { outcome } = await run(async () => ({ noticeId, action: 'sleep' }));
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'NoticeNotChecked' });
  });
});

describe('given an execution that was lost', () => {
  it('when the deadline is 60 seconds past then the sweeper starts a new one with its own name', async () => {
    await time.clock.moveTo(at('2025-10-16T04:11:30Z'));
    const swept = await harness.services.sweep({ reattach: false });
    expect([swept.restarted, harness.platform.started.at(-1)?.name]).toEqual([
      1,
      `${noticeId}-r20251016T041000Z`,
    ]);
  });

  it('when the deadline is not past then the sweeper leaves it alone', async () => {
    await time.clock.moveTo(at('2025-10-16T04:10:30Z'));
    expect((await harness.services.sweep({ reattach: false })).restarted).toBe(0);
  });

  it('when the process has just started then every open notice is attached again', async () => {
    expect((await harness.services.sweep({ reattach: true })).restarted).toBe(1);
  });

  it('when the new one fails too then ten minutes later another is started', async () => {
    await time.clock.moveTo(at('2025-10-16T04:21:30Z'));
    await harness.services.sweep({ reattach: false });
    expect(harness.platform.started.at(-1)?.name).toBe(`${noticeId}-r20251016T041000Z-1`);
  });
});

describe('given a notice that nobody has answered for days', () => {
  it('when the last rung was repeated 200 times then the execution ends and the sweeper starts a fresh one', async () => {
    const { outcome } = await run();
    const found = await harness.services.getNotice(noticeId, officer('jatim'));
    expect([outcome.status, found.ok && [found.value.notice.state, found.value.notice.repeats]]).toEqual([
      'SUCCEEDED',
      ['open', 200],
    ]);
    await time.clock.advance('PT32M' as Duration);
    expect((await harness.services.sweep({ reattach: false })).restarted).toBe(1);
  });
});
