import { describe, expect, it } from 'vitest';
import { INVENTED_PHONE_PREFIX, maskPhone, normalisePhone } from '#shared/text/phone.ts';

describe('normalisePhone', () => {
  it.each([
    ['national', '081234567890', '+6281234567890'],
    ['national with dashes', '0812-3456-7890', '+6281234567890'],
    ['international', '+62 812 3456 7890', '+6281234567890'],
    ['international with a zero after the country', '+62 (0) 812.3456.7890', '+6281234567890'],
    ['without plus', '6281234567890', '+6281234567890'],
    ['without plus, which looks like a landline', '62812345678', '+62812345678'],
    ['with double zero', '006281234567890', '+6281234567890'],
    ['without the leading zero, as a spreadsheet leaves it', '81234567890', '+6281234567890'],
    ['full-width digits', '０８１２３４５６７８９０', '+6281234567890'],
    ['with slash and round brackets', '(0812)/345678', '+62812345678'],
    ['shortest', '0812345678', '+62812345678'],
    ['longest', '0812345678901', '+62812345678901'],
    ['copied from a chat', '\u202a+62 812‑3456‑7890\u202c', '+6281234567890'],
    ['invented', '086010001001', '+6286010001001'],
  ])('reads %s', (_what, text, phone) => {
    expect(normalisePhone(text)).toEqual({ ok: true, value: phone });
  });

  it.each([
    ['a landline', '0561-123456'],
    ['a landline in Jakarta', '+62215551234'],
    ['a Malaysian number', '+60123456789'],
    ['a letter O', 'O812345678'],
    ['two numbers', '081234567890 / 085712345678'],
    ['one digit too few', '081234567'],
    ['one digit too many', '08123456789012'],
    ['a prefix 084 that does not exist', '084234567890'],
    ['words', 'tidak ada'],
    ['nothing', ''],
    ['a name beside it', '081234567890 (Budi)'],
  ])('refuses %s', (_what, text) => {
    expect(normalisePhone(text)).toEqual({ ok: false, error: { kind: 'not_a_mobile_number' } });
  });

  it.each(['8,12346E+11', '8.12346E+11', '6,28123e+12', ' 8E+11 '])(
    'tells that a spreadsheet mangled %s',
    (text) => {
      expect(normalisePhone(text)).toEqual({ ok: false, error: { kind: 'mangled_by_spreadsheet' } });
    },
  );

  it('takes invented numbers for well-formed', () => {
    expect(normalisePhone(`${INVENTED_PHONE_PREFIX}10001001`).ok).toBe(true);
  });
});

describe('maskPhone', () => {
  it('shows the first four and last three digits', () => {
    expect(maskPhone('+6286010001234')).toBe('0860*****234');
  });

  it('shows nothing of a number too short to hide in', () => {
    expect(maskPhone('+6281234')).toBe('******');
  });
});
