// Crockford's base 32: nothing that looks like something else when read aloud or copied by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

/** An event's short code out of a random token of base62 characters. */
export const codeFrom = (token: string): string =>
  [...token.slice(-LENGTH)]
    .map((character) => ALPHABET.charAt(character.charCodeAt(0) % ALPHABET.length))
    .join('');
