import names from './regions.json' with { type: 'json' };

export type RegionLevel = 'province' | 'regency' | 'district';

export type Region = {
  /** Kemendagri code: `61`, `61.03` or `61.03.21`. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Names of the regions above, nearest first: `['Kabupaten Sanggau', 'Kalimantan Barat']`. */
  readonly parents: readonly string[];
};

const nameOf: ReadonlyMap<string, string> = new Map(Object.entries(names));

const levelOf = (code: string): RegionLevel => {
  if (code.length === 2) return 'province';
  return code.length === 5 ? 'regency' : 'district';
};

const parentsOf = (code: string): readonly string[] =>
  [code.slice(0, 5), code.slice(0, 2)]
    .filter((above) => above.length < code.length)
    .flatMap((above) => nameOf.get(above) ?? []);

/** Undefined when Kemendagri has given no such code. */
export const region = (code: string): Region | undefined => {
  const name = nameOf.get(code);
  return name === undefined ? undefined : { code, name, level: levelOf(code), parents: parentsOf(code) };
};

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'"]+/u)
    .filter(Boolean);

/**
 * Regions whose code begins with `text`, or in whose name or parents' names each word of `text` begins a word (and at
 * least one of them in the name itself, since hundreds of districts share a name). In the order of codes.
 */
export const searchRegions = (text: string, limit: number): readonly Region[] => {
  const wanted = wordsOf(text);
  const begins = (words: readonly string[], start: string): boolean =>
    words.some((word) => word.startsWith(start));
  const matches = (code: string, name: string): boolean => {
    if (/^\d[\d.]*$/.test(text.trim())) return code.startsWith(text.trim());
    const own = wordsOf(name);
    if (!wanted.some((word) => begins(own, word))) return false;
    const all = [...own, ...parentsOf(code).flatMap(wordsOf)];
    return wanted.every((word) => begins(all, word));
  };
  const found: Region[] = [];
  for (const [code, name] of nameOf) {
    const match = matches(code, name) ? region(code) : undefined;
    if (match !== undefined) found.push(match);
    if (found.length >= limit) break;
  }
  return found;
};
