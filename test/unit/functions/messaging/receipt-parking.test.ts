import { describe, expect, it } from 'vitest';
import { type ParkedReceipt, park, parkAgain } from '#functions/messaging/domain/receipt-parking.ts';
import { type Duration, type Instant, millisOf, plus } from '#shared/kernel/time.ts';
import { receipt } from '#test/support/builders/receipts.ts';

const NOW = '2025-11-10T02:00:00.000Z' as Instant;

/** Every look in vain until the end, as minutes since it came. */
const looks = (): { minutes: number[]; last: ParkedReceipt } => {
  const minutes: number[] = [];
  let parked = park(receipt(), 'T1', NOW);
  for (;;) {
    minutes.push((millisOf(parked.dueAt) - millisOf(NOW)) / 60_000);
    const again = parkAgain(parked, parked.dueAt);
    if (again === undefined) return { minutes, last: parked };
    parked = again;
  }
};

describe('a parked receipt', () => {
  it('is looked at after a minute, then ever less often', () => {
    expect(looks().minutes.slice(0, 6)).toEqual([1, 3, 7, 15, 31, 63]);
  });

  it('has its last look after 72 hours', () => {
    expect(looks().last.dueAt).toBe(plus(NOW, 'PT72H' as Duration));
  });

  it('is looked at every six hours at least', () => {
    const { minutes } = looks();
    const gaps = minutes.map((minute, index) => minute - (minutes[index - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(360);
  });
});
