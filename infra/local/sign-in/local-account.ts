import type { Role } from '#shared/http/roles.ts';

/** Somebody who may sign in here without a password: this machine and its demo data are open to whoever sits at it. */
export type LocalAccount = {
  readonly accountId: string;
  readonly name: string;
  readonly officeId: string;
  readonly officeName: string;
  readonly roles: readonly Role[];
};

/** Finds and lists accounts; read anew each time, since the directory can change. */
export type LocalAccounts = { readonly list: () => Promise<readonly LocalAccount[]> };

export const findAccount = async (accounts: LocalAccounts, accountId: string) =>
  (await accounts.list()).find((account) => account.accountId === accountId);
