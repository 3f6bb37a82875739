import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { normalisePhone, type PhoneError } from '#shared/text/phone.ts';
import type { TestNumbers } from '../domain/allowed-numbers.ts';
import type { AllowedNumbers, NotInProd } from './allow-ports.ts';

export type SetTestNumbers = {
  readonly actor: Actor;
  /** As people write them; all of the list. */
  readonly phones: readonly string[];
  /** The version that the change was decided on. */
  readonly version: number;
};

/** `at` counts from 0. */
type RefusedNumber = { readonly at: number; readonly code: PhoneError['kind'] };

export type SetTestNumbersError =
  | NotInProd
  | { readonly kind: 'invalid_numbers'; readonly numbers: readonly RefusedNumber[] }
  | { readonly kind: 'stale_version' };

const readNumbers = (
  phones: readonly string[],
): { readonly good: readonly string[]; readonly bad: readonly RefusedNumber[] } => {
  const read = phones.map(normalisePhone);
  return {
    good: [...new Set(read.flatMap((each) => (each.ok ? [each.value] : [])))],
    bad: read.flatMap((each, at) => (each.ok ? [] : [{ at, code: each.error.kind }])),
  };
};

/** Replaces the numbers that the actor's office may reach outside of prod. */
export const makeSetTestNumbers =
  ({
    allowed,
    clock,
    isProd,
  }: {
    readonly allowed: Pick<AllowedNumbers, 'save'>;
    readonly clock: Clock;
    readonly isProd: boolean;
  }) =>
  async ({ actor, phones, version }: SetTestNumbers): Promise<Result<TestNumbers, SetTestNumbersError>> => {
    if (isProd) return err({ kind: 'not_in_prod' });
    const { good, bad } = readNumbers(phones);
    if (bad.length > 0) return err({ kind: 'invalid_numbers', numbers: bad });
    const changed = { by: actor.accountId, at: clock.now() };
    const next = { phones: good, version: version + 1, changed };
    return (await allowed.save(actor.officeId, next)) ? ok(next) : err({ kind: 'stale_version' });
  };
