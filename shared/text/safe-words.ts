import { gsm7Length, septetsOf, toGsm7 } from './gsm7.ts';

// A dotted word counts as an address only with a well-known ending or a path: "S.Pd" and "M.Si" are degrees.
const ENDINGS =
  'com|net|org|info|biz|id|my|sg|me|ly|io|co|cc|to|gg|tk|xyz|top|vip|app|dev|page|link|click|site|store|shop|online|live|web|club|icu|win|bid|fun|pro|mobi|news|blog|wiki|tech|space|website|today|email|cloud|loan|gift|cash|tv|fm|uk|us|eu|ru|cn|jp|kr|hk|tw|gl|vn|ph';
const ADDRESSES = [
  /\S*:\/\/\S*/g,
  /www\.\S*/gi,
  /\S+@\S+/g,
  /(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/\S*/gi,
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])\S*/g,
  new RegExp(`(?:[a-z0-9-]+\\.)+(?:${ENDINGS})(?![a-z0-9])`, 'gi'),
];
// Nine digits with little between them, whatever it is, are a phone or account number; a date has eight.
const NUMBERS = [/\d(?:[^\p{L}\p{N}]{0,3}\d){8,}/gu, /\d{5,}/g];
// Digits among which letters stand in for 0 and 1: "O812 3456 789l". Letters may stand by themselves among them, but of
// "II" only one, and none at the ends: "4 II 13-11-2025" has a date.
const DISGUISED =
  /(?<![\p{L}\p{N}])[OoIl]*\d[\dOoIl]*(?:[^\p{L}\p{N}]{1,3}(?:(?:[Ool]+|I)[^\p{L}\p{N}]{1,3})*[OoIl]*\d[\dOoIl]*)*(?![\p{L}\p{N}])/gu;

/** Nothing in an SMS comes from further in, and the patterns never see a hostile length. */
const LONGEST_READ = 1000;

const NUMBER_LENGTH = 9;

const withoutDisguise = (digits: string): string =>
  digits.replace(/[^\dOoIl]/g, '').length < NUMBER_LENGTH ? digits : ' ';

const without = (patterns: readonly RegExp[], text: string): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, ' '), text);

const withoutLures = (text: string): string =>
  without([...NUMBERS, ...ADDRESSES], text.replace(DISGUISED, withoutDisguise));

/** Septets of a name by which it is still recognised; it is cut between words only where so much remains. */
export const RECOGNISABLE = 20;

const cut = (text: string, maxSeptets: number): string => {
  if (gsm7Length(text) <= maxSeptets) return text;
  let kept = '';
  let room = maxSeptets;
  for (const character of text) {
    room -= septetsOf(character);
    if (room < 0) break;
    kept += character;
  }
  const lastSpace = kept.lastIndexOf(' ');
  return lastSpace >= RECOGNISABLE ? kept.slice(0, lastSpace) : kept;
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
