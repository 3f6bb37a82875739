import { describe, expect, it } from 'vitest';
import { providerWords } from '#functions/messaging/domain/gateway-words.ts';

describe("a provider's own words", () => {
  it.each([
    '+6286012345678',
    '6286012345678',
    '086012345678',
    '0860-1234-5678',
    '+62 860 1234 5678',
    '(0860) 1234.5678',
    '０８６０１２３４５６７８',
    '0860\u200b1234\u200b5678',
    '٠٨٦٠١٢٣٤٥٦٧٨',
  ])('do not show %s', (number) => {
    expect(providerWords(`Nomor ${number} tidak valid`)).toBe('Nomor *** tidak valid');
  });

  it('keep codes and short numbers', () => {
    expect(providerWords('E21: part 2 of 3, code 4041')).toBe('E21: part 2 of 3, code 4041');
  });

  it('do not show what is hidden', () => {
    expect(providerWords('bad key kunci-rahasia', ['kunci-rahasia'])).toBe('bad key ***');
  });

  it('are one line of at most 200 characters', () => {
    expect(providerWords(`a\r\n\u0000b${'x'.repeat(500)}`)).toBe(`a b${'x'.repeat(197)}`);
  });

  it('are nothing when nothing is said', () => {
    expect(providerWords(' \n ')).toBeUndefined();
  });
});
