import { err, ok, type Result } from '#shared/kernel/result.ts';
import { normalisePhone, type Phone, type PhoneError } from '#shared/text/phone.ts';
import { type OptOutScope, parseScope } from '../../domain/opt-out.ts';
import type { UnknownScope } from './opt-out-problems.ts';

type About = { readonly phone: Phone; readonly scope: OptOutScope };

/** Whose wish it is and what it is about. */
export const aboutOf = (body: {
  readonly phone: string;
  readonly scope: string;
}): Result<About, PhoneError | UnknownScope> => {
  const phone = normalisePhone(body.phone);
  if (!phone.ok) return phone;
  const scope = parseScope(body.scope);
  return scope === undefined ? err({ kind: 'unknown_scope' }) : ok({ phone: phone.value, scope });
};
