import { describe, expect, it } from 'vitest';
import type { Json } from '#infra/local/json.ts';
import type { Step } from '#infra/local/workflows/step-task.ts';
import { runWorkflow, virtualTime } from '#test/support/workflow-runner.ts';

const START = '2025-10-12T01:00:00.000Z';
const task = (more: object) => ({ Type: 'Task', Resource: '\x24{StepFunctionArn}', ...more });

const run = (states: object, steps: Record<string, Step>, input: Json = {}, more: object = {}) =>
  runWorkflow({
    asl: { text: JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more }) },
    steps,
    input,
    time: virtualTime(START),
  });

const failing = (names: readonly string[], seen: string[] = []) => {
  const left = [...names];
  return () => {
    const name = left.shift();
    seen.push(name ?? 'ok');
    if (name !== undefined) throw Object.assign(new Error('told to'), { name });
    return { done: true };
  };
};

describe('a workflow in virtual time', () => {
  it('waits until the time in its input and passes the input on', async () => {
    const result = await run(
      { Wait: { Type: 'Wait', TimestampPath: '$.until', Next: 'Done' }, Done: { Type: 'Succeed' } },
      {},
      { until: '2025-12-11T08:00:00+07:00', eventId: 'e1' },
    );
    expect(result.endedAt).toBe('2025-12-11T01:00:00.000Z');
    expect(result.outcome).toEqual({
      status: 'SUCCEEDED',
      output: { until: '2025-12-11T08:00:00+07:00', eventId: 'e1' },
    });
  });

  it.each([
    ['Seconds', { Seconds: 90 }],
    ['SecondsPath', { SecondsPath: '$.wait' }],
    ['Timestamp', { Timestamp: '2025-10-12T01:01:30Z' }],
  ])('waits by %s', async (_, wait) => {
    const result = await run({ Wait: { Type: 'Wait', ...wait, End: true } }, {}, { wait: 90 });
    expect(result.spanMs).toBe(90_000);
  });

  it('goes on at once when the time has passed', async () => {
    const result = await run(
      { Wait: { Type: 'Wait', TimestampPath: '$.until', End: true } },
      {},
      { until: '2025-01-01T00:00:00Z' },
    );
    expect(result.spanMs).toBe(0);
  });

  it('fails when the time cannot be read', async () => {
    const result = await run(
      { Wait: { Type: 'Wait', TimestampPath: '$.until', End: true } },
      {},
      { until: 'soon' },
    );
    expect(result.outcome).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('tells the path through a loop with a choice', async () => {
    let left = 2;
    const result = await run(
      {
        Plan: task({ Next: 'Anything left?' }),
        'Anything left?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.done', BooleanEquals: true, Next: 'Done' }],
          Default: 'Wait',
        },
        Wait: { Type: 'Wait', Seconds: 86_400, Next: 'Plan' },
        Done: { Type: 'Succeed' },
      },
      { Plan: () => ({ done: left-- === 0 }) },
    );
    expect(result.path).toEqual([
      'Plan',
      'Anything left?',
      'Wait',
      'Plan',
      'Anything left?',
      'Wait',
      'Plan',
      'Anything left?',
      'Done',
    ]);
    expect(result.spanMs).toBe(2 * 86_400_000);
  });

  it('gives a step what JSON keeps, and no more', async () => {
    const result = await run({ A: task({ End: true }) }, { A: () => ({ kept: 1, lost: undefined }) });
    expect(result.outcome).toEqual({ status: 'SUCCEEDED', output: { kept: 1 } });
  });
});

describe('a failing step', () => {
  const retry = { ErrorEquals: ['StoreBusy'], IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 3 };

  it('is tried again after pauses of the clock: 10, 30 and 90 s', async () => {
    const seen: string[] = [];
    const result = await run(
      { A: task({ Retry: [retry], End: true }) },
      { A: failing(['StoreBusy', 'StoreBusy', 'StoreBusy'], seen) },
    );
    expect([seen.length, result.spanMs, result.outcome.status]).toEqual([4, 130_000, 'SUCCEEDED']);
  });

  it('fails by its own name when the attempts are used up', async () => {
    const result = await run(
      { A: task({ Retry: [retry], End: true }) },
      { A: failing(['StoreBusy', 'StoreBusy', 'StoreBusy', 'StoreBusy']) },
    );
    expect(result.outcome).toEqual({
      status: 'FAILED',
      error: 'StoreBusy',
      cause: '{"errorType":"StoreBusy","errorMessage":"told to"}',
    });
    expect(result.spanMs).toBe(130_000);
  });

  it('is not tried again for an error without a retrier', async () => {
    const result = await run({ A: task({ Retry: [retry], End: true }) }, { A: failing(['Bug']) });
    expect([result.outcome, result.spanMs]).toEqual([
      expect.objectContaining({ status: 'FAILED', error: 'Bug' }),
      0,
    ]);
  });

  it('is caught by name', async () => {
    const result = await run(
      {
        A: task({ Catch: [{ ErrorEquals: ['Gone'], ResultPath: '$.error', Next: 'B' }], Next: 'Done' }),
        B: { Type: 'Pass', End: true },
        Done: { Type: 'Succeed' },
      },
      { A: failing(['Gone']) },
      { id: 1 },
    );
    expect(result.path).toEqual(['A', 'B']);
    expect(result.outcome).toMatchObject({ output: { id: 1, error: { Error: 'Gone' } } });
  });

  it('has its attempts anew when its state is entered again', async () => {
    const outcomes = [true, true, false, true, true, false];
    let passes = 0;
    const result = await run(
      {
        A: task({ Retry: [{ ...retry, MaxAttempts: 2, BackoffRate: 1 }], Next: 'Twice?' }),
        'Twice?': {
          Type: 'Choice',
          Choices: [{ Variable: '$.passes', NumericEquals: 2, Next: 'Done' }],
          Default: 'A',
        },
        Done: { Type: 'Succeed' },
      },
      {
        A: () => {
          if (outcomes.shift()) throw Object.assign(new Error('busy'), { name: 'StoreBusy' });
          passes += 1;
          return { passes };
        },
      },
    );
    expect([result.outcome.status, result.spanMs]).toEqual(['SUCCEEDED', 40_000]);
  });

  it('times out in real time by its TimeoutSeconds', async () => {
    const result = await run(
      { A: task({ TimeoutSeconds: 1, End: true }) },
      { A: () => new Promise(() => undefined) },
    );
    expect(result.outcome).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('the time limit of a whole workflow', () => {
  it('passes on the clock, however long it is', async () => {
    const result = await run(
      { Wait: { Type: 'Wait', Seconds: 60 * 86_400, End: true } },
      {},
      {},
      {
        TimeoutSeconds: 50 * 86_400,
      },
    );
    expect([result.outcome.status, result.spanMs]).toEqual(['TIMED_OUT', 50 * 86_400_000]);
  });

  it('does not touch one that ends before', async () => {
    const result = await run(
      { Wait: { Type: 'Wait', Seconds: 60, End: true } },
      {},
      {},
      {
        TimeoutSeconds: 50 * 86_400,
      },
    );
    expect([result.outcome.status, result.spanMs]).toEqual(['SUCCEEDED', 60_000]);
  });
});

describe('a definition', () => {
  it('must have a function for each Task', async () => {
    await expect(run({ A: task({ End: true }) }, {})).rejects.toThrow('no function for the state A');
  });

  it('must have a Task for each function', async () => {
    await expect(run({ A: { Type: 'Succeed' } }, { B: () => null })).rejects.toThrow(
      'no Task state called B',
    );
  });

  it('is checked by asl-validator', async () => {
    await expect(run({ A: { Type: 'Pass', Next: 'Nowhere' } }, {})).rejects.toThrow('invalid');
  });
});
