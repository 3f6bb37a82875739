import { describe, expect, it } from 'vitest';
import { localSchedules } from '#infra/local/schedules/local-schedules.ts';
import type { Duration } from '#shared/kernel/time.ts';
import { virtualTime } from '#test/support/workflow-runner.ts';

const setup = (work: () => Promise<void> = async () => undefined) => {
  const time = virtualTime('2025-10-12T01:00:00.000Z');
  const events: { time: string; reattach?: true }[] = [];
  const handler = async (event: unknown) => {
    events.push(event as { time: string });
    await work();
  };
  const failures: string[] = [];
  const schedules = localSchedules({
    ...time,
    scheduled: [{ functionName: 'reminders-sweep', every: 'PT1M' as Duration, handler }],
    failed: (name) => void failures.push(name),
  });
  return {
    ...time,
    events,
    failures,
    schedules,
    times: () => events.map((event) => event.time.slice(11, 19)),
  };
};

describe('a schedule', () => {
  it('runs at its period', async () => {
    const { clock, schedules, times } = setup();
    schedules.start();
    await clock.advance('PT3M' as Duration);
    expect(times()).toEqual(['01:01:00', '01:02:00', '01:03:00']);
  });

  it('runs each minute during a move of six hours', async () => {
    const { clock, schedules, events } = setup();
    schedules.start();
    await clock.advance('PT6H' as Duration);
    expect(events.length).toBe(360);
  });

  it('runs hourly during a longer move, and at its end', async () => {
    const { clock, schedules, times } = setup();
    schedules.start();
    await clock.advance('PT7H30M' as Duration);
    expect(times()).toEqual([
      '01:01:00',
      '02:01:00',
      '03:01:00',
      '04:01:00',
      '05:01:00',
      '06:01:00',
      '07:01:00',
      '08:01:00',
      '08:30:00',
    ]);
  });

  it('runs about a hundred times during a move of months', async () => {
    const { clock, schedules, events } = setup();
    schedules.start();
    await clock.advance('P100D' as Duration);
    expect(events.length).toBeGreaterThanOrEqual(100);
    expect(events.length).toBeLessThanOrEqual(102);
  });

  it('runs each minute again after a long move', async () => {
    const { clock, schedules, times } = setup();
    schedules.start();
    await clock.advance('P1D' as Duration);
    const before = times().length;
    await clock.advance('PT2M' as Duration);
    expect(times().slice(before)).toEqual(['01:01:00', '01:02:00']);
  });

  it('tells the functions once that earlier executions are gone', async () => {
    const { schedules, events } = setup();
    await schedules.reattach();
    expect(events).toEqual([{ time: '2025-10-12T01:00:00.000Z', reattach: true }]);
  });

  it('does not start a function that is still running', async () => {
    const { schedules, events } = setup(() => new Promise((resolve) => setTimeout(resolve, 10)));
    await Promise.all([schedules.reattach(), schedules.reattach()]);
    expect(events.length).toBe(1);
  });

  it('goes on after a failure', async () => {
    const { clock, schedules, events, failures } = setup(() => Promise.reject(new Error('no')));
    schedules.start();
    await clock.advance('PT2M' as Duration);
    expect([events.length, failures]).toEqual([2, ['reminders-sweep', 'reminders-sweep']]);
  });
});
