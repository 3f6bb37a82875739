/** Cut at its placeholders: words at even places, names of placeholders at odd ones. */
export type Pieces = readonly string[];

export const piecesOf = (wording: string): Pieces => wording.split(/\{([a-zA-Z]+)\}/);

export const placeholdersIn = (pieces: Pieces): readonly string[] =>
  pieces.filter((_, index) => index % 2 === 1);

export const wordsIn = (pieces: Pieces): string => pieces.filter((_, index) => index % 2 === 0).join('');

/** In one pass: a value that looks like a placeholder stays what it is. */
export const fill = (pieces: Pieces, standsFor: (name: string) => string): string =>
  pieces.map((piece, index) => (index % 2 === 1 ? standsFor(piece) : piece)).join('');
