import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Acknowledgement,
  acknowledge,
  escalate,
  type NoticeRecord,
} from '#functions/arrivals/domain/notice.ts';
import { instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { aNotice, aNoticeRecord } from '#test/support/builders/arrivals.ts';

const MINUTE = 60_000;
const start = millisOf(aNotice().announcedAt);

/** How late each look at the notice is, in minutes: mostly in time, sometimes after an outage. */
const lateness = fc.array(
  fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3000 })),
  {
    minLength: 1,
    maxLength: 60,
  },
);

const walk = (late: readonly number[], rungs: number): readonly NoticeRecord[] => {
  const records = [aNoticeRecord()];
  for (const minutes of late) {
    const last = records.at(-1) ?? aNoticeRecord();
    records.push(escalate(last, instantFromMillis(millisOf(last.current.nextAt) + minutes * MINUTE), rungs));
  }
  return records;
};

describe('given a notice that nobody answers', () => {
  it('when time passes then it stays open, never calls early, never goes down, and always has a next call', () => {
    fc.assert(
      fc.property(lateness, fc.integer({ min: 1, max: 4 }), (late, rungs) => {
        const records = walk(late, rungs);
        for (const [index, { current }] of records.entries()) {
          const before = records[index - 1]?.current;
          expect(current.state).toBe('open');
          expect(current.nextAt > current.rungStartedAt || current.rung < rungs).toBe(true);
          if (before === undefined) continue;
          expect(current.rungStartedAt >= before.nextAt).toBe(true);
          expect(current.rung >= before.rung && current.rung <= Math.max(rungs, 1)).toBe(true);
          expect(millisOf(current.rungStartedAt) - start).toBeGreaterThanOrEqual(
            ([0, 30, 60, 120][current.rung - 1] ?? 0) * MINUTE,
          );
        }
      }),
    );
  });

  it('when somebody answers at any point then and only then it ends, by that name', () => {
    const answer: Acknowledgement = { by: 'Siti Contoh', channel: 'api', at: instantFromMillis(start) };
    fc.assert(
      fc.property(lateness, fc.integer({ min: 1, max: 4 }), (late, rungs) => {
        const last = walk(late, rungs).at(-1) ?? aNoticeRecord();
        expect(acknowledge(last, answer)?.current).toMatchObject({
          state: 'acknowledged',
          acknowledgement: { by: 'Siti Contoh' },
        });
      }),
    );
  });
});
