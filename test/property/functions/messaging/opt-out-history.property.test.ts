import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActive, isOptedOut } from '#functions/messaging/domain/opt-out.ts';
import { optOutServices } from '#functions/messaging/opt-out-services.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/time.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const PHONE = '+6286012345678';
const SCOPES = ['all', 'event:EV1', 'kind:reminder'] as const;

type Act = { readonly act: 'wish' | 'undo'; readonly scope: (typeof SCOPES)[number] };

const acts = fc.array(
  fc.record({ act: fc.constantFrom('wish', 'undo'), scope: fc.constantFrom(...SCOPES) }) as fc.Arbitrary<Act>,
  { maxLength: 20 },
);

const minute = (count: number): Instant => instantFromMillis(Date.UTC(2025, 9, 16) + count * 60_000);

const fresh = () => {
  const platform = testPlatform();
  return { ...optOutServices(platform), close: platform.close };
};

type Services = ReturnType<typeof fresh>;

const perform = async ({ recordOptOut, recordOptIn }: Services, { act, scope }: Act, at: Instant) => {
  if (act === 'wish') await recordOptOut(PHONE, { scope, channel: 'staff', at, by: 'a' });
  else await recordOptIn(PHONE, scope, { at, by: 'b', reason: 'c' });
};

/** What must be on record of one scope: pairs of when it was given and when taken back. */
const expected = (performed: readonly Act[], scope: string): (Instant | undefined)[][] => {
  const pairs: (Instant | undefined)[][] = [];
  for (const [index, { act, scope: of }] of performed.entries()) {
    const last = pairs.at(-1);
    const stands = last !== undefined && last[1] === undefined;
    if (of !== scope) continue;
    if (act === 'wish' && !stands) pairs.push([minute(index), undefined]);
    if (act === 'undo' && stands) last[1] = minute(index);
  }
  return pairs.reverse();
};

const withServices = async (run: (services: Services) => Promise<void>) => {
  const services = fresh();
  try {
    await run(services);
  } finally {
    services.close();
  }
};

describe('wishes and their undoing in any order', () => {
  it('are all kept, each with both dates, and at most one of a scope stands', async () => {
    await fc.assert(
      fc.asyncProperty(acts, (performed) =>
        withServices(async (services) => {
          for (const [index, act] of performed.entries()) await perform(services, act, minute(index));
          const history = await services.optOutHistory(PHONE);
          for (const scope of SCOPES) {
            const kept = history.filter((wish) => wish.scope === scope);
            expect(kept.map(({ at, undone }) => [at, undone?.at])).toEqual(expected(performed, scope));
            expect(kept.filter(isActive).length).toBeLessThanOrEqual(1);
          }
        }),
      ),
      { numRuns: 60 },
    );
  });
});

describe('replies that are delivered again, in any order', () => {
  const texts = fc.array(fc.constantFrom('STOP', 'MULAI', 'terima kasih'), { minLength: 1, maxLength: 8 });
  const deliveries = texts.chain((said) => {
    const replies = said.map((text, index) => ({ from: PHONE, text, at: minute(index) }));
    const again = fc.array(fc.constantFrom(...replies), { maxLength: 8 });
    return fc.record({ replies: fc.constant(replies), again });
  });

  it('change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, ({ replies, again }) =>
        withServices(async ({ handleReply, optOutHistory }) => {
          for (const reply of replies) await handleReply(reply);
          const before = await optOutHistory(PHONE);
          for (const reply of again) await handleReply(reply);
          expect(await optOutHistory(PHONE)).toEqual(before);
        }),
      ),
      { numRuns: 60 },
    );
  });
});

describe('whatever somebody has opted out of', () => {
  it('no notice to an officer is stopped by it', () => {
    const wish = { channel: 'staff', at: minute(0), by: 'a' } as const;
    const scopes = ['all', 'notice:NT1', 'kind:arrival_notice', 'kind:escalation'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom('arrival_notice', 'arrival_correction', 'arrival_time_changed', 'escalation'),
        fc.subarray([...scopes]),
        (kind, chosen) => {
          // A row that nobody could have recorded, to be sure all the same.
          const optOuts = chosen.map((scope) => ({ ...wish, scope: scope as 'all' }));
          expect(isOptedOut({ kind, subject: 'notice:NT1' }, optOuts)).toBe(false);
        },
      ),
    );
  });
});
