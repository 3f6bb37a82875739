import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export type OfficeNotFound = { readonly kind: 'office_not_found' };

/** Whose budget is meant: one's own, and for the national desk any. Somebody else's office does not exist for others. */
export const officeMeant = (
  { officeId, roles }: Actor,
  asked: string | undefined,
): Result<string, OfficeNotFound> =>
  asked === undefined || asked === officeId || roles.includes('national_desk')
    ? ok(asked ?? officeId)
    : err({ kind: 'office_not_found' });
