import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type OptOut, type OptOutScope, takenBack, type Undone } from '../domain/opt-out.ts';
import { type TooBusy, untilSaved } from './opt-out.ts';
import type { OptOutRegister } from './opt-out-ports.ts';

/** Nobody ever asked for this scope. */
export type NotOptedOut = { readonly kind: 'not_opted_out' };

type Deps = { readonly register: Pick<OptOutRegister, 'find' | 'save'> };

export type RecordOptIn = (
  phone: string,
  scope: OptOutScope,
  undone: Undone,
) => Promise<Result<OptOut, NotOptedOut | TooBusy>>;

/**
 * Takes a wish back, and keeps both dates. A second time changes nothing. What the provider itself refuses it goes on
 * refusing: such a wish is recorded anew by the next daily sync.
 */
export const makeRecordOptIn =
  ({ register }: Deps): RecordOptIn =>
  async (phone, scope, undone) => {
    const saved = await untilSaved(async () => {
      const before = await register.find(phone, scope);
      if (before.optOut === undefined) return { done: undefined };
      const now = takenBack(before.optOut, undone);
      if (now === 'unchanged') return { done: before.optOut };
      return (await register.save(phone, before, { now })) ? { done: now } : 'overtaken';
    });
    if (!saved.ok) return saved;
    return saved.value === undefined ? err({ kind: 'not_opted_out' }) : ok(saved.value);
  };
