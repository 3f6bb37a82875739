import { writeFile } from 'node:fs/promises';
import { getVillages } from 'idn-area-data';

/** A line for each district in the order of codes: `61.03.21|2001Entikong|2002Semanget`. */
export const villagesText = async (): Promise<string> => {
  const lines = new Map<string, string[]>();
  const villages = (await getVillages()).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  for (const { code, name } of villages) {
    const district = code.slice(0, 8);
    const line = lines.get(district) ?? [district];
    line.push(`${code.slice(9)}${name.normalize('NFC').replaceAll('|', '/').trim()}`);
    lines.set(district, line);
  }
  return `${[...lines.values()].map((line) => line.join('|')).join('\n')}\n`;
};

if (import.meta.main) await writeFile(new URL('./villages.txt', import.meta.url), await villagesText());
