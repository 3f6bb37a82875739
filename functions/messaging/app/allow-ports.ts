import type { TestNumbers } from '../domain/allowed-numbers.ts';

/** The numbers that an office may reach outside of prod. Throws StoreBusy or StoreAnswerLost. */
export type AllowedNumbers = {
  /** Version 0 and no phones before the first were entered. */
  readonly load: (officeId: string) => Promise<TestNumbers>;
  /** False, and nothing written, when the version before `next` is no longer the stored one. */
  readonly save: (officeId: string, next: TestNumbers) => Promise<boolean>;
};

/** In prod there is no such list: everybody may be reached. */
export type NotInProd = { readonly kind: 'not_in_prod' };
