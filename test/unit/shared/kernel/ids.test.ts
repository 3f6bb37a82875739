import { decodeTime } from 'ulid';
import { describe, expect, it } from 'vitest';
import { randomIds } from '#shared/kernel/random-ids.ts';
import type { Instant } from '#shared/kernel/time.ts';

const ids = randomIds({ now: () => '2025-10-16T03:36:00.000Z' as Instant });

describe('Given random ids', () => {
  it('when an id is made, then it starts with the time of the given clock', () => {
    expect(decodeTime(ids.id())).toBe(Date.parse('2025-10-16T03:36:00.000Z'));
  });

  it('when tokens are made, then each has 11 base62 characters and none comes twice', () => {
    const tokens = Array.from({ length: 2000 }, () => ids.token());
    expect(tokens.every((token) => /^[0-9A-Za-z]{11}$/.test(token))).toBe(true);
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});
