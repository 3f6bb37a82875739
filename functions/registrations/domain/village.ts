/** A village with its district, or a district where villages are not known. */
export type NamedPlace = { readonly code: string; readonly name: string; readonly district?: string };

/** How a form shows it: `Sungai Ambawang Kuala, Kec. Sungai Ambawang`. */
export const placeLabel = ({ name, district }: NamedPlace): string =>
  district === undefined ? `Kec. ${name}` : `${name}, Kec. ${district}`;

const PREFIX = /^(?:desa|kelurahan|kel|gampong|nagari|kampung|kecamatan|kec)\s+/u;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export type FoundVillage =
  | { readonly kind: 'one'; readonly place: NamedPlace }
  | { readonly kind: 'several'; readonly places: readonly NamedPlace[] }
  | { readonly kind: 'none' };

const MOST_CHOICES = 20;

const found = (places: readonly NamedPlace[]): FoundVillage | undefined => {
  const [first, second] = places;
  if (first === undefined) return undefined;
  return second === undefined
    ? { kind: 'one', place: first }
    : { kind: 'several', places: places.slice(0, MOST_CHOICES) };
};

/**
 * Finds what somebody typed: as the form shows it, then by the whole name, then by a part of it. What is only alike is never
 * taken without asking: a part that fits one village alone is still several of one.
 */
export const findVillage = (text: string, places: readonly NamedPlace[]): FoundVillage => {
  const wanted = plain(text);
  const bare = wanted.replace(PREFIX, '');
  const exact =
    found(places.filter((place) => plain(placeLabel(place)) === wanted)) ??
    found(places.filter(({ name }) => plain(name) === wanted || plain(name) === bare));
  if (exact !== undefined) return exact;
  const alike = bare === '' ? [] : places.filter((place) => plain(placeLabel(place)).includes(bare));
  return alike.length === 0 ? { kind: 'none' } : { kind: 'several', places: alike.slice(0, MOST_CHOICES) };
};

/** A choice counts only while it belongs to the words beside it, which may have been changed since. */
export const chosenVillage = (
  text: string,
  code: string,
  places: readonly NamedPlace[],
): NamedPlace | undefined => {
  const chosen = places.find((place) => place.code === code);
  if (chosen === undefined) return undefined;
  const bare = plain(text).replace(PREFIX, '');
  return plain(placeLabel(chosen)).includes(bare) ? chosen : undefined;
};
