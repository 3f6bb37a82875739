import { describe, expect, it } from 'vitest';
import { chosenVillage, findVillage } from '#functions/registrations/domain/village.ts';

const kuala = { code: '61.12.03.2005', name: 'Sungai Ambawang Kuala', district: 'Sungai Ambawang' };
const lingga = { code: '61.12.03.2007', name: 'Lingga', district: 'Sungai Ambawang' };
const otherLingga = { code: '61.12.01.2001', name: 'Lingga', district: 'Sungai Raya' };
const places = [kuala, lingga, otherLingga];

describe('finding a village by what somebody typed', () => {
  it.each([
    ['its whole name', 'sungai ambawang kuala', kuala],
    ['its name as the form suggests it', 'Lingga, Kec. Sungai Raya', otherLingga],
    ['its name with the word for village', 'Desa Sungai Ambawang Kuala', kuala],
  ])('takes %s', (_what, text, place) => {
    expect(findVillage(text, places)).toEqual({ kind: 'one', place });
  });

  it('asks which of two of one name', () => {
    expect(findVillage('Lingga', places)).toEqual({ kind: 'several', places: [lingga, otherLingga] });
  });

  it('asks even when a part fits one alone', () => {
    expect(findVillage('kuala', places)).toEqual({ kind: 'several', places: [kuala] });
  });

  it.each(['Atlantis', '...', ''])('finds nothing for %j', (text) => {
    expect(findVillage(text, places)).toEqual({ kind: 'none' });
  });

  it('forgets a choice when other words were written since', () => {
    expect(chosenVillage('ambawang', kuala.code, places)).toEqual(kuala);
    expect(chosenVillage('lingga', kuala.code, places)).toBeUndefined();
    expect(chosenVillage('ambawang', '99.99.99.9999', places)).toBeUndefined();
  });
});
