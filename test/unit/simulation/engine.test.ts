import { describe, expect, it } from 'vitest';
import { eventHeap } from '#test/simulation/engine/event-heap.ts';
import { randomOf } from '#test/simulation/engine/random.ts';
import { virtualTime } from '#test/simulation/engine/virtual-time.ts';

const START = Date.parse('2025-11-10T00:00:00.000Z');

describe('chance', () => {
  it('is the same for the same seed and stream', () => {
    const draw = () => Array.from({ length: 20 }, randomOf(7, 'queue').next);

    expect(draw()).toEqual(draw());
  });

  it('differs between streams of one seed', () => {
    expect(randomOf(7, 'queue').next()).not.toBe(randomOf(7, 'store').next());
  });

  it('shuffles without losing anybody', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];

    expect(randomOf(3, 'order').shuffled(list).toSorted()).toEqual(list);
  });
});

describe('the heap of events', () => {
  it('gives the earliest first and keeps the order of equals', () => {
    const heap = eventHeap();
    const seen: string[] = [];
    for (const [at, name] of [
      [5, 'e'],
      [1, 'a'],
      [3, 'b'],
      [3, 'c'],
      [3, 'd'],
    ] as const)
      heap.push({ at, run: () => void seen.push(name) });
    while (heap.size() > 0) heap.pop()?.run();

    expect(seen.join('')).toBe('abcde');
  });
});

describe('virtual time', () => {
  it('passes only to where something happens, and ends where it is told', async () => {
    const time = virtualTime(START);
    const seen: number[] = [];
    const nap = async () => {
      await time.sleep(3_600_000);
      seen.push(time.now() - START);
      await time.sleep(5);
      seen.push(time.now() - START);
    };
    void nap();
    await time.run(START + 7_200_000);

    expect(seen).toEqual([3_600_000, 3_600_005]);
    expect(time.now()).toBe(START + 7_200_000);
  });

  it('does not do what comes later', async () => {
    const time = virtualTime(START);
    let isDone = false;
    time.at(START + 1_000, () => {
      isDone = true;
    });
    await time.run(START + 999);

    expect(isDone).toBe(false);
  });
});
