import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Participant } from './registration.ts';

export type IdentityError = { readonly kind: 'institution_required' };

const LEGAL_FORM = /\b(?:pt|cv|tbk|persero)\b/gu;

/** `PT. Maju Jaya`, `Maju Jaya, PT` and `PT MAJU  JAYA` are one company. */
export const normaliseInstitution = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(LEGAL_FORM, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Who may hold only one active registration per event: a phone number, or an institution whoever speaks for it. */
export const identityOf = (
  participant: Participant,
  oneSeatPer: 'person' | 'institution',
): Result<string, IdentityError> => {
  if (oneSeatPer === 'person') return ok(`phone:${participant.phone}`);
  const institution = normaliseInstitution(participant.institution ?? '');
  return institution === '' ? err({ kind: 'institution_required' }) : ok(`institution:${institution}`);
};

/** `  Siti   NURHALIZA ` and `Siti Nurhaliza` are one person. */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A member of a group without a phone of their own: whose phone it is, and who. */
export const memberIdentity = ({ phone, name }: Participant): string =>
  `member:${phone}:${normaliseName(name)}`;
