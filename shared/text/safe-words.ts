import { gsm7Length, toGsm7 } from './gsm7.ts';

// A dotted word counts as an address only with a well-known ending or a path: "S.Pd" and "M.Si" are degrees.
const ENDINGS =
  'com|net|org|info|biz|id|my|sg|me|ly|io|co|cc|to|gg|tk|xyz|top|vip|app|dev|page|link|click|site|store|shop|online|live|web|club|icu';
const ADDRESSES = [
  /\S*:\/\/\S*/g,
  /www\.\S*/gi,
  /\S+@\S+/g,
  /(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/\S*/gi,
  new RegExp(`(?:[a-z0-9-]+\\.)+(?:${ENDINGS})(?![a-z0-9])`, 'gi'),
];
// Nine digits with little between them are a phone or account number; a date has eight.
const NUMBERS = [/\d(?:[ ./()+-]{0,3}\d){8,}/g, /\d{5,}/g];

/** Nothing in an SMS comes from further in, and the patterns never see a hostile length. */
const LONGEST_READ = 1000;

const withoutLures = (text: string): string =>
  [...ADDRESSES, ...NUMBERS].reduce((rest, pattern) => rest.replace(pattern, ' '), text);

const cut = (text: string, maxSeptets: number): string => {
  if (gsm7Length(text) <= maxSeptets) return text;
  let kept = '';
  for (const character of text) {
    if (gsm7Length(kept + character) > maxSeptets) break;
    kept += character;
  }
  const lastSpace = kept.lastIndexOf(' ');
  return lastSpace > kept.length / 2 ? kept.slice(0, lastSpace) : kept;
};

/**
 * Words of a person or organiser made fit for an SMS that goes out under an office's name: GSM-7 on one line, without
 * addresses of web or mail, without numbers of more than 4 digits, at most `maxSeptets` long. May come out empty.
 */
export const safeWords = (text: string, maxSeptets: number): string => {
  let words = toGsm7(text.slice(0, LONGEST_READ));
  let before: string;
  // Taking one thing out or cutting may bring another together: "contoh.community" cut short is an address.
  do {
    before = words;
    words = cut(withoutLures(words).replace(/\s+/g, ' ').trim(), maxSeptets).trim();
  } while (words !== before);
  return words;
};
