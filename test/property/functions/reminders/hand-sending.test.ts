import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Given } from '#test/support/hand/given.ts';
import { handWorld } from '#test/support/hand/world.ts';

const NIGHT = '2025-11-10T14:00:00.000Z';

const worlds: fc.Arbitrary<Given> = fc.record({
  now: fc.constantFrom('2025-11-10T02:00:00.000Z', NIGHT, '2025-11-13T01:00:00.000Z'),
  // More than one batch sometimes, and phones with several people.
  people: fc.oneof(
    fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 25 }),
    fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 100, maxLength: 125 }),
  ),
  optedOut: fc.array(
    fc.record({
      phone: fc.integer({ min: 0, max: 9 }),
      scope: fc.constantFrom('all', 'kind:reminder', 'kind:event_changed', 'event:EV1', 'event:EV2'),
    }),
    { maxLength: 3 },
  ),
  stopped: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
  notAllowed: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
  /** What went before, by how many seconds, to the phones below this number. */
  earlier: fc.array(
    fc.record({
      secondsAgo: fc.constantFrom(20, 130, 900, 1500, 2500, 3540),
      below: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 4 },
  ),
  links: fc.constantFrom('all', 'some', 'none'),
  budget: fc.constantFrom(10_000, 0),
});

const countsOf = (reasons: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]),
  );

describe('a preview', () => {
  it('is what leaves when nothing changes in between', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        const world = await handWorld({ ...given, budget: 10_000 });
        const { preview, token } = await world.preview();
        const sent = await world.send(token);
        if (!sent.ok) {
          expect(sent.error.kind).toBe('nothing_to_send');
          expect(preview.messages).toBe(0);
          return world.close();
        }
        const { gone, leftOut, firstAt = '', calls } = await world.runToTheEnd(preview.from);
        expect(calls.map(({ text }) => text).sort()).toEqual(preview.leaving.map(({ text }) => text).sort());
        expect(gone.reduce((sum, { parts = 0 }) => sum + parts, 0)).toBe(preview.parts);
        expect(countsOf(leftOut)).toEqual(Object.fromEntries(preview.leftOut));
        expect(preview.messages === 0 || firstAt >= preview.from).toBe(true);
        world.close();
      }),
      { numRuns: 40 },
    );
  });

  it('writes nothing but its token', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        const world = await handWorld(given);
        const before = world.writes();
        await world.preview();
        expect(world.writes() - before).toBe(1);
        world.close();
      }),
      { numRuns: 20 },
    );
  });

  it('says that the budget holds it exactly when not all that is set aside is there', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (given) => {
        const world = await handWorld({ ...given, now: '2025-11-10T02:00:00.000Z' });
        const { preview } = await world.preview();
        const isShort = preview.messages > 0 && preview.reserve > preview.budget.left;
        expect(preview.heldFor).toBe(isShort ? 'over_budget' : undefined);
        world.close();
      }),
      { numRuns: 20 },
    );
  });
});
