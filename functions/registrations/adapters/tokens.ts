import { createHash } from 'node:crypto';
import type { Ids } from '#shared/kernel/ids.ts';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { PersonKey, Tokens } from '../app/ports.ts';
import { normaliseName } from '../domain/identity.ts';
import { FORM_GOOD_FOR_MS } from '../domain/limits.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME = 8;
const SECRET = 11;
const FORM_KEY = new RegExp(`^[0-9A-Za-z]{${TIME + SECRET}}$`);
const SHORT = new RegExp(`^[0-9A-Za-z]{${SECRET}}$`);
const TOKEN = new RegExp(`^([0-9A-HJKMNP-TV-Z]{6})([0-9A-Za-z]{${TIME}})([0-9A-Za-z]{${SECRET}})$`);
/** Clocks of two machines may differ by this much. */
const AHEAD_MS = 60_000;

const digits = (value: bigint, alphabet: string, length: number): string => {
  const base = BigInt(alphabet.length);
  let [rest, text] = [value, ''];
  for (let place = 0; place < length; place += 1) {
    text = alphabet.charAt(Number(rest % base)) + text;
    rest /= base;
  }
  return text;
};

const hash = (...parts: readonly string[]): bigint =>
  BigInt(`0x${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`);

const millisIn = (text: string): number =>
  [...text].reduce((sum, character) => sum * BASE62.length + BASE62.indexOf(character), 0);

const secretFor = (key: string, { phone, name }: PersonKey): string =>
  digits(hash('token', key, phone, normaliseName(name)), BASE62, SECRET);

/**
 * A token is the event's code, the time when its form was opened and 65 secret bits; a registration's id is that time and
 * 80 bits of the token's hash. So nothing need be stored to find one by the other, ids keep the order of time, and
 * whoever sees an id, in a log or in the table, cannot make the token of it.
 */
export const tokens = ({
  clock,
  ids,
}: {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
}): Tokens => ({
  formKey: () => digits(BigInt(millisOf(clock.now())), BASE62, TIME) + ids.token(),
  isFresh: (formKey) => {
    if (!FORM_KEY.test(formKey)) return false;
    const age = millisOf(clock.now()) - millisIn(formKey.slice(0, TIME));
    return -AHEAD_MS <= age && age <= FORM_GOOD_FOR_MS;
  },
  ofForm: (formKey, code, person) =>
    `${code}${formKey.slice(0, TIME)}${secretFor(`${code}${formKey}`, person)}`,
  next: (token, person) => `${token.slice(0, -SECRET)}${secretFor(token, person)}`,
  isShort: (token) => SHORT.test(token),
  lengthen: (token, code, registeredAt) =>
    code + digits(BigInt(millisOf(registeredAt)), BASE62, TIME) + token,
  read: (token) => {
    const [, code, time] = TOKEN.exec(token) ?? [];
    if (code === undefined || time === undefined) return undefined;
    const millis = millisIn(time);
    // Ids of six characters of time and more are of a far future: no form of ours was opened then.
    if (millis > millisOf(clock.now()) + AHEAD_MS) return undefined;
    const registrationId = digits(BigInt(millis), BASE32, 10) + digits(hash('id', token), BASE32, 16);
    return { code, registrationId };
  },
});
