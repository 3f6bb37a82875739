import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MessageKind, messageKinds } from '#functions/messaging/domain/message-params.ts';
import { limitedUntil, type SentToPhone } from '#functions/messaging/domain/phone-limits.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';

const START = millisOf('2025-11-10T02:00:00.000Z' as Instant);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The promise written out once more: most in a minute, an hour and a day. */
const PROMISED = {
  ordinary: {
    kinds: ['reminder', 'registration_confirmed', 'thank_you', 'village_follow_up', 'issue_closed'],
    most: [1, 3, 6],
  },
  change: {
    kinds: ['event_changed', 'event_cancelled', 'place_cancelled', 'promoted', 'place_offered'],
    most: [3, 6, 12],
  },
  notice: {
    kinds: ['arrival_notice', 'arrival_correction', 'arrival_time_changed', 'escalation'],
    most: [20, 60, 300],
  },
} as const satisfies Record<string, { kinds: readonly MessageKind[]; most: readonly number[] }>;

const WINDOWS = [MINUTE, HOUR, DAY];

const classOf = (kind: MessageKind) =>
  Object.values(PROMISED).find(({ kinds }) => (kinds as readonly MessageKind[]).includes(kind));

const wish = fc.record({
  kind: fc.constantFrom(...messageKinds),
  // Mostly bursts, sometimes a pause: both edges of every window come up.
  after: fc.oneof(
    fc.integer({ min: 0, max: 5000 }),
    fc.constantFrom(MINUTE - 1, MINUTE, HOUR - 1, HOUR, DAY),
    fc.integer({ min: 0, max: 3 * HOUR }),
  ),
});

/** Sends each wish when it comes up or, when the phone is limited, at the moment that it was told. */
const sendAll = (wishes: readonly { readonly kind: MessageKind; readonly after: number }[]) => {
  const sent: SentToPhone[] = [];
  let now = START;
  for (const { kind, after } of wishes) {
    now += after;
    const until = limitedUntil(kind, sent, instantFromMillis(now));
    if (until !== undefined) now = millisOf(until);
    sent.push({ kind, at: instantFromMillis(now) });
  }
  return sent;
};

const mostInAnyWindow = (times: readonly number[], length: number): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + length).length));

describe('limits of one phone', () => {
  it('know every kind of message', () => {
    expect(messageKinds.filter((kind) => classOf(kind) === undefined)).toEqual([]);
  });

  it('are never passed in any minute, hour or day when each sending waits as it is told', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        const sent = sendAll(wishes);
        for (const { kinds, most } of Object.values(PROMISED)) {
          const times = sent
            .filter(({ kind }) => (kinds as readonly MessageKind[]).includes(kind))
            .map(({ at }) => millisOf(at));
          const found = WINDOWS.map((length) => mostInAnyWindow(times, length));
          expect(found.every((count, index) => count <= (most[index] ?? 0))).toBe(true);
        }
      }),
    );
  });

  it('are free at the moment that they name, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), fc.constantFrom(...messageKinds), (wishes, kind) => {
        const sent = sendAll(wishes);
        const now = sent.at(-1)?.at ?? instantFromMillis(START);
        const until = limitedUntil(kind, sent, now);
        fc.pre(until !== undefined);
        const at = (shift: number) => instantFromMillis(millisOf(until as Instant) + shift);
        expect(limitedUntil(kind, sent, at(0))).toBeUndefined();
        expect(limitedUntil(kind, sent, at(-1))).toBe(until);
      }),
      { numRuns: 200 },
    );
  });

  it('do not count what went out of another class', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), fc.constantFrom(...messageKinds), (wishes, kind) => {
        const sent = sendAll(wishes);
        const now = sent.at(-1)?.at ?? instantFromMillis(START);
        const own = sent.filter((each) => classOf(each.kind) === classOf(kind));
        expect(limitedUntil(kind, sent, now)).toBe(limitedUntil(kind, own, now));
      }),
    );
  });

  it('never forbid the first', () => {
    for (const kind of messageKinds) expect(limitedUntil(kind, [], instantFromMillis(START))).toBeUndefined();
  });

  it.each(Object.entries(PROMISED))(
    'let exactly the promised number of %s through in a day',
    (_, { kinds, most }) => {
      const [kind] = kinds;
      const sent = sendAll(Array.from({ length: 2 * (most[2] ?? 0) }, () => ({ kind, after: 0 })));
      expect(
        mostInAnyWindow(
          sent.map(({ at }) => millisOf(at)),
          DAY,
        ),
      ).toBe(most[2]);
    },
  );
});
