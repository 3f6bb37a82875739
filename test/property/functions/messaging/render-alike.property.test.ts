import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '#functions/messaging/adapters/templates/catalogue.ts';
import { renderAlike } from '#functions/messaging/app/render-alike.ts';
import type { Intent } from '#functions/messaging/contract.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';

const word = fc.stringMatching(/^[A-Za-z0-9]{1,40}$/);
const link = fc.oneof(
  fc.stringMatching(/^https:\/\/sapa\.example\/s\/[A-Za-z0-9]{11}$/),
  fc.stringMatching(/^https:\/\/[a-z]{1,60}\.id\/s\/[A-Za-z0-9]{11}$/),
  // What is no link, is short, or stands elsewhere in the text as well.
  fc.constantFrom('a', 'SAPA', '{event}', 'tautan €', ''),
);
const own = fc.oneof(
  link.map((stopLink) => ({ stopLink })),
  fc.record({ stopLink: link, contact: fc.constantFrom('0811-2222', '') }),
  fc.constant(undefined),
);

const intentOf = (
  params: { event: string; venue: string },
  each: Record<string, string> | undefined,
): Intent => {
  const base = reminderIntent();
  const { stopLink: _, ...rest } = base.params as Record<string, string>;
  return {
    ...base,
    params: { ...rest, ...params, ...each },
    ...(each === undefined ? {} : { own: each }),
  } as unknown as Intent;
};

describe('given recipients whose texts differ in their own parameters', () => {
  it('when they are rendered alike then each text is what it is alone', () => {
    fc.assert(
      fc.property(
        fc.record({ event: word, venue: word }),
        fc.array(own, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (params, owns, people, again) => {
          const alike = renderAlike(render, again);
          for (const each of owns) {
            const intent = intentOf(params, each);
            expect(alike(intent, people)).toEqual(
              render(intent, { ...(again ? { again } : {}), ...(people > 1 ? { people } : {}) }),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
