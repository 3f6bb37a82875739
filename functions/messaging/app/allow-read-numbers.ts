import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { TestNumbers } from '../domain/allowed-numbers.ts';
import type { AllowedNumbers, NotInProd } from './allow-ports.ts';

/** The test numbers of the actor's office. */
export const makeReadTestNumbers =
  ({ allowed, isProd }: { readonly allowed: Pick<AllowedNumbers, 'load'>; readonly isProd: boolean }) =>
  async ({ officeId }: Actor): Promise<Result<TestNumbers, NotInProd>> =>
    isProd ? err({ kind: 'not_in_prod' }) : ok(await allowed.load(officeId));
