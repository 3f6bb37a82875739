import { describe, expect, it } from 'vitest';
import { virtualTime } from '#test/simulation/engine/virtual-time.ts';
import type { Invocation } from '#test/simulation/world/life.ts';
import { standstills } from '#test/simulation/world/standstill.ts';
import type { Period } from '#test/simulation/world/truth.ts';

const START = Date.parse('2025-11-10T00:00:00.000Z');

const call = (number: number): Invocation => ({ number, startedAt: START, troubled: false });

const twoPlaces = () => {
  const time = virtualTime(START);
  const periods: Period[] = [];
  return { time, periods, still: standstills(time, 2, periods) };
};

describe('the record of when nobody could send', () => {
  it('holds nothing as long as one place has somebody who is not suspended', async () => {
    const { time, periods, still } = twoPlaces();
    still.hold(call(1), 5_000);
    await time.run(START + 10_000);

    expect(periods).toEqual([]);
  });

  it('begins with the last to be suspended and ends with the first to go on', async () => {
    const { time, periods, still } = twoPlaces();
    still.hold(call(1), 5_000);
    time.at(START + 1_000, () => still.hold(call(2), 9_000));
    await time.run(START + 60_000);

    expect(periods).toEqual([{ from: START + 1_000, to: START + 5_000 }]);
  });

  it('ends when a place is free for another', async () => {
    const { time, periods, still } = twoPlaces();
    const first = call(1);
    still.hold(first, 90_000);
    still.hold(call(2), 90_000);
    time.at(START + 60_000, () => still.letGo(first));
    await time.run(START + 120_000);

    expect(periods).toEqual([{ from: START, to: START + 60_000 }]);
  });
});
