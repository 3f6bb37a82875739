import { createHash } from 'node:crypto';
import { normalisePhone } from '#shared/text/phone.ts';
import type { MarkInput } from '../contract/attendance-fields.ts';
import type { Mark, MarkTarget, WalkIn } from '../domain/attendance-mark.ts';

/** Whatever was written for a phone is kept: a list that is uploaded at night can no longer be asked about. */
const walkInOf = ({
  name,
  phone,
  village,
  institution,
  mayText,
}: NonNullable<MarkInput['walkIn']>): WalkIn => {
  const read = phone === undefined ? undefined : normalisePhone(phone);
  return {
    name,
    ...(read?.ok === true ? { phone: read.value } : {}),
    ...(read?.ok === false && phone !== undefined ? { phoneText: phone } : {}),
    ...(village === undefined ? {} : { village }),
    ...(institution === undefined ? {} : { institution }),
    ...(mayText === true ? { mayText } : {}),
  };
};

const targetOf = ({ registrationId, code, walkIn, walkInKey }: MarkInput): MarkTarget => {
  if (registrationId !== undefined) return { kind: 'registration', registrationId };
  if (code !== undefined) return { kind: 'code', code };
  if (walkIn !== undefined) return { kind: 'walk_in', walkIn: walkInOf(walkIn) };
  // The schema has seen that there is exactly one of them.
  return { kind: 'walk_in_mark', walkInKey: walkInKey ?? '' };
};

export const markOf = (input: MarkInput): Mark => ({
  key: input.key,
  at: input.at,
  present: input.present,
  target: targetOf(input),
  ...(input.sex === undefined ? {} : { sex: input.sex }),
});

/** One button of a page that was made once is one mark, however often it is pressed. */
export const keyOfPress = (...pressed: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(pressed)).digest('hex').slice(0, 32);
