import { describe, expect, it } from 'vitest';
import { remindersFanOut } from '#functions/reminders/handlers/fan-out.ts';
import { remindersPlan } from '#functions/reminders/handlers/plan.ts';
import type { Duration } from '#shared/kernel/time.ts';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { people, remindersHarness } from '#test/support/reminders-harness.ts';
import { testPlatform } from '#test/support/test-platform.ts';
import { runWorkflow, virtualTime } from '#test/support/workflow-runner.ts';

const START = '2025-11-09T02:00:00.000Z';
const INPUT = { eventId: 'EV1', scheduleVersion: 1 };

type Step = (input: unknown) => Promise<unknown>;
type Fault = { readonly step: 'Plan' | 'FanOut'; readonly errors: readonly Error[] };

const named = (name: string): Error => Object.assign(new Error(name), { name });

/** Throws the errors one after the other, then works. */
const failingFirst = (errors: readonly Error[], step: Step): Step => {
  const left = [...errors];
  return async (input) => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return step(input);
  };
};

const setup = async (over: Parameters<typeof timelineSnapshot>[0] = {}, fault?: Fault) => {
  const time = virtualTime(START);
  const base = testPlatform({}, START);
  const harness = remindersHarness(START, Object.assign(base, { clock: time.clock }));
  await harness.set(timelineSnapshot(over));
  const errorsOf = (step: Fault['step']) => (fault?.step === step ? fault.errors : []);
  const steps = {
    Plan: failingFirst(errorsOf('Plan'), remindersPlan(harness)),
    FanOut: failingFirst(errorsOf('FanOut'), remindersFanOut(harness)),
  };
  return {
    harness,
    time,
    run: (input = INPUT) => runWorkflow({ asl: 'event-timeline', steps, time, input }),
  };
};

const PLAN_RETRIES = [
  'StoreBusy',
  'StoreAnswerLost',
  'Lambda.ServiceException',
  'Lambda.TooManyRequestsException',
];

describe('the EventTimeline workflow', () => {
  it('plans, waits for each rule, fans it out, and is done', async () => {
    const { harness, run } = await setup();
    harness.registered.push(...people(2));
    const { path, outcome } = await run();
    expect(outcome).toMatchObject({ status: 'SUCCEEDED' });
    expect(path).toEqual([
      ...['Plan', 'WhatNext', 'WaitUntil', 'FanOut'],
      ...['WhatNext', 'WaitUntil', 'FanOut'],
      ...['WhatNext', 'Done'],
    ]);
  });

  it('fans out at the very hours of the rules', async () => {
    const { run } = await setup();
    const { visits } = await run();
    expect(visits.filter(({ state }) => state === 'FanOut').map(({ at }) => at)).toEqual([
      '2025-11-10T02:00:00.000Z',
      '2025-11-12T02:00:00.000Z',
    ]);
  });

  it('gives each person each reminder once', async () => {
    const { harness, run } = await setup();
    harness.registered.push(...people(2));
    await run();
    expect(harness.recorded().map(({ rule, recipient }) => `${rule} ${recipient}`)).toEqual([
      'P3D seated-0',
      'P3D seated-1',
      'P1D seated-0',
      'P1D seated-1',
    ]);
  });

  it('asks for thirty pages at a time while there is more', async () => {
    const { harness, run } = await setup({ rules: ['P1D' as Duration] });
    harness.registered.push(...people(3_050));
    const { path } = await run();
    expect(path.filter((state) => state === 'FanOut')).toHaveLength(2);
    expect(harness.recorded()).toHaveLength(3_050);
  });

  it('ends at once when nothing is planned', async () => {
    const { run } = await setup({ rules: [] });
    expect((await run()).path).toEqual(['Plan', 'WhatNext', 'Done']);
  });

  it('ends by itself when a newer schedule version came while it waited', async () => {
    const { harness, time, run } = await setup();
    harness.registered.push(...people(1));
    time.clock.timers.at('2025-11-09T12:00:00.000Z' as never, () => {
      void time.activity.run(() => harness.set(timelineSnapshot({ scheduleVersion: 2 })));
    });
    const { path } = await run();
    expect(path).toEqual(['Plan', 'WhatNext', 'WaitUntil', 'FanOut', 'WhatNext', 'Done']);
    expect(harness.recorded()).toEqual([]);
  });

  it('does everything once when two executions run side by side', async () => {
    const { harness, run } = await setup();
    harness.registered.push(...people(150));
    const runs = await Promise.all([run(), run()]);
    expect(runs.map(({ outcome }) => outcome.status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(harness.recorded()).toHaveLength(300);
    const entries = (await harness.timeline())?.entries;
    expect(entries?.map(({ state, count }) => [state, count])).toEqual([
      ['sent', 150],
      ['sent', 150],
    ]);
  });

  it('ends for an event without a timeline', async () => {
    const { run } = await setup();
    const { path } = await run({ eventId: 'EV9', scheduleVersion: 1 });
    expect(path).toEqual(['Plan', 'WhatNext', 'Done']);
  });
});

describe.each(['Plan', 'FanOut'] as const)('when the step %s fails', (step) => {
  const errors = [new StoreBusy('x'), new StoreAnswerLost('x'), named('Lambda.ServiceException')];

  it.each([...PLAN_RETRIES, 'Lambda.AWSLambdaException', 'Lambda.SdkClientException', 'States.Timeout'])(
    'with %s, it is tried again',
    async (name) => {
      const { harness, run } = await setup({}, { step, errors: [named(name)] });
      harness.registered.push(...people(1));
      const { outcome } = await run();
      expect(outcome.status).toBe('SUCCEEDED');
      expect(harness.recorded()).toHaveLength(2);
    },
  );

  it('three times, it waits two, four and eight seconds', async () => {
    const { run, harness } = await setup({ rules: ['P1D' as Duration] }, { step, errors });
    await harness.planNext(INPUT);
    const { visits, endedAt } = await run();
    const first = visits.find(({ state }) => state === step);
    const next = visits[visits.findIndex(({ state }) => state === step) + 1];
    expect(Date.parse(next?.at ?? endedAt) - Date.parse(first?.at ?? '')).toBe(14_000);
  });

  it('six times, it still succeeds, two minutes later', async () => {
    const { run } = await setup({}, { step, errors: Array.from({ length: 6 }, () => new StoreBusy('x')) });
    const { outcome, visits } = await run();
    const index = visits.findIndex(({ state }) => state === step);
    expect(outcome.status).toBe('SUCCEEDED');
    expect(Date.parse(visits[index + 1]?.at ?? '') - Date.parse(visits[index]?.at ?? '')).toBe(122_000);
  });

  it('seven times, the execution gives up and leaves the row to the sweeper', async () => {
    const { harness, run } = await setup(
      {},
      { step, errors: Array.from({ length: 7 }, () => new StoreBusy('x')) },
    );
    const { path, outcome } = await run();
    expect(path.at(-1)).toBe('GivenUp');
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'TimelineGivenUp' });
    expect((await harness.store.due({})).timelines).toHaveLength(1);
  });

  it('with a bug, it is not tried again', async () => {
    const { run } = await setup({}, { step, errors: [new TypeError('bug')] });
    expect((await run()).path.at(-1)).toBe('GivenUp');
  });
});
