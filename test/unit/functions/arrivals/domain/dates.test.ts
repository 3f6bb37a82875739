import { describe, expect, it } from 'vitest';
import { ageOn, readDate } from '#functions/arrivals/domain/dates.ts';

describe('given a date as a manifest writes it', () => {
  it.each([
    ['17/08/1990', '1990-08-17'],
    ['7-8-1990', '1990-08-07'],
    ['17.08.1990', '1990-08-17'],
    ['17 Agustus 1990', '1990-08-17'],
    ['1 Mei 2001', '2001-05-01'],
    ['05-Okt-1988', '1988-10-05'],
    ['3 Nopember 1979', '1979-11-03'],
    ['1990-08-17', '1990-08-17'],
  ])('when it is %s then it is read day first', (text, date) => {
    expect(readDate(text)).toEqual({ ok: true, value: date });
  });

  it.each(['31/02/1990', '08/17/1990', '17/08/90', '33102', 'besok', '', '1 Foo 1990', '00/00/0000'])(
    'when it is "%s" then it is refused and never guessed',
    (text) => {
      expect(readDate(text)).toMatchObject({ ok: false, error: { code: 'invalid_date' } });
    },
  );
});

describe('given a date of birth', () => {
  it('when the birthday is tomorrow then the year is not completed', () => {
    expect(ageOn('2007-10-17', '2025-10-16')).toBe(17);
  });

  it('when the birthday is today then it is', () => {
    expect(ageOn('2007-10-16', '2025-10-16')).toBe(18);
  });
});
