import { describe, expect, it } from 'vitest';
import { parseDefinition } from '#infra/local/workflows/definition.ts';
import { localWorkflows } from '#infra/local/workflows/local-workflows.ts';
import { STILL_WAITING } from '#infra/local/workflows/virtual-time.ts';
import { waitTask } from '#infra/local/workflows/wait-task.ts';
import type { Duration } from '#shared/kernel/time.ts';
import { virtualTime } from '#test/support/workflow-runner.ts';

const START = '2025-10-12T01:00:00.000Z';

const machine = parseDefinition(
  JSON.stringify({
    StartAt: 'Wait',
    States: {
      Wait: { Type: 'Wait', Seconds: 3600, Next: 'Plan' },
      Plan: {
        Type: 'Task',
        Resource: '\x24{PlanFunctionArn}',
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60 }],
        End: true,
      },
    },
  }),
);

const setup = (plan: () => unknown = () => ({})) => {
  const time = virtualTime(START);
  const failed: string[] = [];
  const workflows = localWorkflows({
    ...time,
    definitions: { 'event-timeline': { machine, steps: { Plan: plan } } },
    failed: ({ name }) => void failed.push(name),
  });
  const start = (name = 'e1-s1') => workflows.start('event-timeline', name, { eventId: 'e1' });
  return { ...time, workflows, failed, start };
};

describe('executions', () => {
  it('are one for the same name, also after the end', async () => {
    const { start, clock } = setup();
    expect([await start(), await start()]).toEqual(['started', 'already_started']);
    await clock.advance('P1D' as Duration);
    expect(await start()).toBe('already_started');
  });

  it('give their name free 90 days after the end', async () => {
    const { start, clock } = setup();
    await start();
    await clock.advance('P91D' as Duration);
    expect(await start()).toBe('started');
  });

  it('are shown with their state', async () => {
    const { start, workflows, activity } = setup();
    await start();
    await activity.settled();
    expect(workflows.list()).toEqual([
      {
        workflow: 'event-timeline',
        name: 'e1-s1',
        input: { eventId: 'e1' },
        status: 'RUNNING',
        state: 'Wait',
        startedAt: START,
      },
    ]);
  });

  it('are told of when they fail', async () => {
    const { start, failed, clock, workflows } = setup(() => Promise.reject(new RangeError('no')));
    await start();
    await clock.advance('P1D' as Duration);
    expect(failed).toEqual(['e1-s1']);
    expect(workflows.list()).toMatchObject([{ status: 'FAILED', error: 'RangeError', state: 'Plan' }]);
  });

  it('end quietly while they wait', async () => {
    const { start, workflows, failed } = setup();
    await start();
    await workflows.stop();
    expect([workflows.list(), failed]).toMatchObject([[{ status: 'ABORTED' }], []]);
  });

  it('end quietly while they pause before a retry, without another attempt', async () => {
    let calls = 0;
    const { start, workflows, clock, failed } = setup(() => {
      calls += 1;
      throw new Error('no');
    });
    await start();
    await clock.advance('PT1H1S' as Duration);
    await workflows.stop();
    expect([workflows.list()[0]?.status, calls, failed]).toEqual(['ABORTED', 1, []]);
  });

  it('refuse a name that Step Functions would refuse', async () => {
    await expect(setup().start('event:1')).rejects.toThrow('event:1');
  });
});

describe('a wait that is longer than the library can time', () => {
  it('asks to be entered again, and still ends at its own time', async () => {
    const time = virtualTime(START);
    const wait = waitTask({ ...time, signal: new AbortController().signal }, 5);
    await expect(wait({ seconds: 600 })).rejects.toMatchObject({ name: STILL_WAITING });
    await time.clock.advance('PT5M' as Duration);
    const ended = wait({ seconds: 600 }).then(() => time.clock.now());
    await time.clock.advance('PT1H' as Duration);
    expect(await ended).toBe('2025-10-12T01:10:00.000Z');
  });
});
