import { UNKNOWN_PROVINCE } from './person.ts';
import type { Share } from './share.ts';

/** How offices write the provinces in an SMS. */
const SHORT: Readonly<Record<string, string>> = {
  '11': 'ACEH',
  '12': 'SUMUT',
  '13': 'SUMBAR',
  '14': 'RIAU',
  '15': 'JAMBI',
  '16': 'SUMSEL',
  '17': 'BENGKULU',
  '18': 'LAMPUNG',
  '19': 'BABEL',
  '21': 'KEPRI',
  '31': 'DKI JAKARTA',
  '32': 'JABAR',
  '33': 'JATENG',
  '34': 'DIY',
  '35': 'JATIM',
  '36': 'BANTEN',
  '51': 'BALI',
  '52': 'NTB',
  '53': 'NTT',
  '61': 'KALBAR',
  '62': 'KALTENG',
  '63': 'KALSEL',
  '64': 'KALTIM',
  '65': 'KALTARA',
  '71': 'SULUT',
  '72': 'SULTENG',
  '73': 'SULSEL',
  '74': 'SULTRA',
  '75': 'GORONTALO',
  '76': 'SULBAR',
  '81': 'MALUKU',
  '82': 'MALUT',
  '91': 'PAPUA',
  '92': 'PAPUA BARAT',
  '93': 'PAPUA SELATAN',
  '94': 'PAPUA TENGAH',
  '95': 'PAPUA PEGUNUNGAN',
  '96': 'PAPUA BARAT DAYA',
  [UNKNOWN_PROVINCE]: 'BELUM DIKETAHUI',
};

export const provinceWord = (code: string): string => SHORT[code] ?? code;

/** `JATIM`, `KALBAR/KALTENG`, or `KALBAR dll` when there are more than two: an SMS has little room. */
export const regionWords = (provinces: Share['provinces']): string => {
  const words = [...provinces]
    .sort((a, b) => b.people - a.people)
    .map(({ provinceCode }) => provinceWord(provinceCode));
  return words.length > 2 ? `${words[0]} dll` : words.join('/') || '-';
};
