import type { Zone } from '#shared/kernel/time.ts';

const WITA = new Set(['63', '64', '65', '51', '52', '53', '71', '72', '73', '74', '75', '76']);
const WIT = new Set(['81', '82', '91', '92', '93', '94', '95', '96']);
const PONTIANAK = new Set(['61', '62']);

/** The zone of a region by its province (Keppres 41/1987). */
export const zoneOfRegion = (regionCode: string): Zone => {
  const province = regionCode.slice(0, 2);
  if (PONTIANAK.has(province)) return 'Asia/Pontianak';
  if (WITA.has(province)) return 'Asia/Makassar';
  return WIT.has(province) ? 'Asia/Jayapura' : 'Asia/Jakarta';
};
