import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Flaw } from './errors.ts';
import { tidy } from './fields.ts';

/** The name under which somebody answers for an office: 2 to 80 characters, at least two of them letters. */
export const readAnswererName = (text: string): Result<string, Flaw> => {
  const name = tidy(text);
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 2 && name.length <= 80
    ? ok(name)
    : err({ code: 'invalid_name', message: 'Tulis nama Anda, 2 sampai 80 huruf.' });
};
