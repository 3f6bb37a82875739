import type { Brand } from '#shared/kernel/brand.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** An Indonesian mobile number in E.164, `+62812345678`. */
export type Phone = Brand<string, 'Phone'>;

/** `mangled_by_spreadsheet`: digits are lost for good (`8,12346E+11`); the person has to be asked again. */
export type PhoneError =
  | { readonly kind: 'not_a_mobile_number' }
  | { readonly kind: 'mangled_by_spreadsheet' };

/** Mobile prefix 0860 is not assigned to any operator: a demo that uses it can never reach a person. */
export const INVENTED_PHONE_PREFIX = '+62860';

const MOBILE = /^\+628[1-35-9]\d{7,10}$/;
const AS_WRITTEN = /^\+?(?:00)?(?:62)?0?(8\d+)$/;
const SCIENTIFIC = /^\+?\d+(?:[.,]\d+)?E\+?\d+$/i;
// Dashes of every kind and the invisible marks that come along when a number is copied from a chat.
const SEPARATORS = /[\s()./\p{Pd}\p{Cf}]/gu;

export const isPhone = (text: string): text is Phone => MOBILE.test(text);

/**
 * Reads a mobile number the way people write it: `0812-3456-7890`, `62812…`, `0062 812…`, `812…`.
 * Landlines, foreign numbers, a letter O for a zero and two numbers in one field are refused.
 */
export const normalisePhone = (text: string): Result<Phone, PhoneError> => {
  const compact = text.normalize('NFKC').replace(SEPARATORS, '');
  if (SCIENTIFIC.test(text.normalize('NFKC').trim())) return err({ kind: 'mangled_by_spreadsheet' });
  const phone = `+62${AS_WRITTEN.exec(compact)?.[1] ?? ''}`;
  return isPhone(phone) ? ok(phone) : err({ kind: 'not_a_mobile_number' });
};

/** For displays where the number need only be recognised: `0860****234`. */
export const maskPhone = (phone: string): string => {
  const local = phone.replace(/^\+62/, '0');
  if (local.length < 9) return '*'.repeat(local.length);
  return `${local.slice(0, 4)}${'*'.repeat(local.length - 7)}${local.slice(-3)}`;
};
