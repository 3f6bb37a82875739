import { describe, expect, it } from 'vitest';
import { doorCode } from '#functions/registrations/domain/door-code.ts';

const codes = (event: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => doorCode(event, from + index));

describe('codes for the door', () => {
  it.each(['01EWENT0000000000000000001', '01K7AZ36BPJ3M478ZZDDYMV3DZ', 'x'])(
    'of event %s are all different, four digits for the first 10,000 and then five',
    (event) => {
      const [four, five] = [codes(event, 1, 10_000), codes(event, 10_001, 90_000)];
      expect(four.every((code) => /^\d{4}$/.test(code))).toBe(true);
      expect(five.every((code) => /^\d{5}$/.test(code))).toBe(true);
      expect(new Set([...four, ...five]).size).toBe(100_000);
    },
  );

  it('differ between events', () => {
    expect(codes('one', 1, 5)).not.toEqual(codes('other', 1, 5));
  });
});
