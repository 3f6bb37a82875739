import type { OptOut, OptOutScope } from '../domain/opt-out.ts';

/** A wish as it was read; `revision` is 0 while there is none. */
export type WishOnRecord = { readonly optOut?: OptOut; readonly revision: number };

/**
 * The register of opt-outs. Phones are E.164. Each method throws StoreBusy, `save` also StoreAnswerLost, when the store
 * stays unreachable.
 */
export type OptOutRegister = {
  /** Consistent: the wish that stands, or was taken back last, of this scope. */
  readonly find: (phone: string, scope: OptOutScope) => Promise<WishOnRecord>;
  /** Consistent: the same of every scope. */
  readonly ofPhone: (phone: string) => Promise<readonly OptOut[]>;
  /** Wishes that others have replaced, each with when it was given and when taken back. */
  readonly past: (phone: string) => Promise<readonly OptOut[]>;
  /** Consistent: of up to 100 phones, those whose wish to get nothing at all stands. */
  readonly refusingAll: (phones: readonly string[]) => Promise<ReadonlySet<string>>;
  /**
   * Puts `now` where `before` was read; `past` is kept for good in the same change. False when somebody else has changed
   * it in between: nothing was written then.
   */
  readonly save: (
    phone: string,
    before: WishOnRecord,
    change: { readonly now: OptOut; readonly past?: OptOut },
  ) => Promise<boolean>;
};

/** How far the walk through the provider's list has come, over the death of a run. Throws as the register does. */
export type SyncProgress = {
  readonly read: () => Promise<string | undefined>;
  readonly save: (cursor: string) => Promise<void>;
  readonly clear: () => Promise<void>;
};
