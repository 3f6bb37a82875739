import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Office } from '../domain/directory.ts';
import type { Accounts, Directory } from './ports.ts';

export type OwnAccount = { readonly accountId: string; readonly name: string; readonly office: Office };

/** Who am I: the token knows account and office, the directory knows their names. */
export const makeGetOwnAccount =
  ({ directory, accounts }: { readonly directory: Directory; readonly accounts: Accounts }) =>
  async (
    accountId: string,
    officeId: string,
  ): Promise<Result<OwnAccount, { readonly kind: 'account_unknown' }>> => {
    const [name, entry] = await Promise.all([accounts.nameOf(accountId), directory.entry(officeId)]);
    if (name === undefined || entry === undefined) return err({ kind: 'account_unknown' });
    return ok({ accountId, name, office: entry.office });
  };
