import { describe, expect, it } from 'vitest';
import { burstAbove, median, mostWithin, percentile, rateOf } from '#test/bench/messaging/statistics.ts';

const evenly = (count: number, everyMs: number): number[] =>
  Array.from({ length: count }, (_, at) => at * everyMs);

describe('figures of a run', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('the median of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('the 99th percentile of a hundred is the last but one', () => {
    expect(percentile(evenly(100, 1), 0.99)).toBe(98);
  });

  it('five milliseconds apart are 200 a second', () => {
    expect(rateOf(evenly(401, 5))).toBe(200);
  });

  it('the fullest second counts what lies within it, not at its end', () => {
    expect(mostWithin([0, 999, 1000, 1001, 5000], 1000)).toBe(3);
  });

  it('an even stream has needed a burst of one', () => {
    expect(burstAbove(evenly(1000, 5), 200)).toBeCloseTo(1);
  });

  it('thirty at once have needed a burst of thirty', () => {
    expect(burstAbove([...evenly(100, 5), ...Array.from({ length: 29 }, () => 495)], 200)).toBeCloseTo(30);
  });
});
