import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stayAwayMs } from '#functions/messaging/domain/turn.ts';

const refused = fc.nat({ max: 1000 });

describe('a slice that the pace has refused', () => {
  it('is never kept away from the urgent lane for more than two seconds', () => {
    fc.assert(
      fc.property(fc.string(), refused, (slice, times) => stayAwayMs('urgent', slice, times) <= 2_000),
    );
  });

  it('stays away from the standard lane for longer the more often it was refused, up to some minutes', () => {
    fc.assert(
      fc.property(fc.string(), refused, (slice, times) => {
        const wait = stayAwayMs('standard', slice, times);
        expect(wait).toBeLessThanOrEqual(256_000);
        expect(wait).toBeGreaterThanOrEqual(
          times === 0 ? 0 : Math.min(128_000, 500 * 2 ** Math.min(times, 20)),
        );
      }),
    );
  });

  it('comes back at another time than its neighbours', () => {
    const waits = Array.from({ length: 100 }, (_, slice) =>
      stayAwayMs('standard', `event:EV1|page/${slice}`, 8),
    );
    expect(new Set(waits).size).toBeGreaterThan(90);
  });
});
