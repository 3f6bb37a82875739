import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WriteFault } from '#shared/store/faults/store-faults.ts';
import {
  type Fate,
  INTENTS,
  type Move,
  messagingModel,
  PEOPLE_COUNT,
} from '#test/support/messaging-model.ts';

const fate: fc.Arbitrary<Fate> = fc.constantFrom<Fate>(
  { taken: true, answer: 'accepted' },
  { taken: true, answer: 'unknown' },
  { taken: true, answer: 'never' },
  { taken: true, answer: 'late' },
  { taken: false, answer: 'unknown' },
  { taken: false, answer: 'never' },
  { taken: false, answer: 'not_accepted' },
  { taken: false, answer: 'rejected' },
);

const deliver = fc.record({
  do: fc.constant('deliver' as const),
  intents: fc.array(fc.nat({ max: 2 * INTENTS }), { minLength: 1, maxLength: 10 }),
  workers: fc.integer({ min: 1, max: 3 }),
});
const sweep = fc.record({ do: fc.constant('sweep' as const), reattach: fc.boolean() });
const pass = fc.record({
  do: fc.constant('pass' as const),
  seconds: fc.constantFrom(1, 15, 90, 120, 700, 7200),
});
const gate = fc.record({
  do: fc.constant('gate' as const),
  open: fc.boolean(),
  version: fc.integer({ min: 1, max: 2 }),
});
const stop = fc.record({ do: fc.constant('stop' as const), person: fc.nat({ max: PEOPLE_COUNT - 1 }) });
const fault = fc.record({
  do: fc.constant('fault' as const),
  fault: fc.constantFrom<WriteFault>('busy', 'answer_lost', 'half_written'),
});
const late = fc.constant({ do: 'late' as const });

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: deliver },
  { weight: 2, arbitrary: sweep },
  { weight: 3, arbitrary: pass },
  { weight: 1, arbitrary: gate },
  { weight: 1, arbitrary: stop },
  { weight: 1, arbitrary: fault },
  { weight: 1, arbitrary: late },
);

const UNSENT = ['suppressed', 'expired', 'failed'];

describe('every SMS once', () => {
  it('whatever is delivered twice, lost, late, closed, swept or failing', { timeout: 170_000 }, async () => {
    const scripts = [fc.array(move, { maxLength: 20 }), fc.array(fate, { maxLength: 12 })] as const;
    const property = fc.asyncProperty(...scripts, async (moves, fates) => {
      const model = messagingModel(fates);
      await model.begin();
      for (const step of moves) await model.run(step);
      const { messages, due, expected } = await model.finish();

      expect(model.violations).toEqual([]);
      expect([...model.taken.values()].filter((times) => times > 1)).toEqual([]);
      expect(expected.filter((key) => !messages.some((message) => message.key === key))).toEqual([]);
      expect(messages.filter(({ state }) => state === 'held' || state === 'sending')).toEqual([]);
      expect(due).toEqual([]);
      const timesTaken = (states: readonly string[]) =>
        messages.filter(({ state }) => states.includes(state)).map(({ key }) => model.taken.get(key) ?? 0);
      expect(timesTaken(['accepted']).every((times) => times === 1)).toBe(true);
      expect(timesTaken(UNSENT).every((times) => times === 0)).toBe(true);
    });
    await fc.assert(property, { numRuns: Number(process.env['SAPA_RUNS'] ?? 1000) });
  });
});
