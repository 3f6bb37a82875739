/** Chance that is the same for the same seed, whatever the machine. */
export type Random = {
  /** From 0 up to, but not, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** In a new order. */
  readonly shuffled: <T>(list: readonly T[]) => T[];
};

/** FNV-1a over the stream's name, so that each stream of one seed goes its own way. */
const mixed = (seed: number, stream: string): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of `${stream}:${seed}`)
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash >>> 0;
};

/** mulberry32: 32 bits of state are plenty for choices. One stream for each user keeps them from disturbing each other. */
export const randomOf = (seed: number, stream: string): Random => {
  let state = mixed(seed, stream);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    shuffled: (list) =>
      list
        .map((each) => ({ each, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ each }) => each),
  };
};
