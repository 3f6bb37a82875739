import { writeFile } from 'node:fs/promises';
import { getDistricts, getProvinces, getRegencies } from 'idn-area-data';

/** Names of provinces, then of regencies and districts, by Kemendagri code; in the order of codes. */
export const regionsJson = async (): Promise<string> => {
  const areas = [...(await getProvinces()), ...(await getRegencies()), ...(await getDistricts())];
  const names = areas
    .map(({ code, name }) => [code, name.normalize('NFC').trim()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(names), undefined, 2)}\n`;
};

if (import.meta.main) await writeFile(new URL('./regions.json', import.meta.url), await regionsJson());
