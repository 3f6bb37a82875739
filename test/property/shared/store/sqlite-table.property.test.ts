import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { movingClock } from '#test/contract/store/subject.ts';
import { type Model, modelExpire } from './model.ts';
import { compare, step, take } from './steps.ts';

describe('SQLite table', () => {
  it('given any sequence of writes, transactions and waits, then it is always what the model is', async () => {
    const sequence = fc.array(step, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(sequence, fc.integer({ min: 1, max: 3 }), async (steps, limit) => {
        const clock = movingClock();
        const real = openSqliteTable({ path: ':memory:', clock });
        const model: Model = new Map();
        for (const taken of steps) {
          await take(real, model, clock, taken);
          modelExpire(model, Date.parse(clock.now()) / 1000);
          await compare(real, model, limit);
        }
        real.close();
      }),
      { numRuns: 300 },
    );
  });
});
