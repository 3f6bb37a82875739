import { type Office, officesReader, seedOffices, seedVillages } from '#functions/offices/contract.ts';
import { allFunctions } from '#infra/contexts/contracts.ts';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { WorkflowName } from '#shared/aws/names.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { FunctionMakers } from './functions/bound-functions.ts';
import { functionMakers } from './functions/function-makers.ts';
import type { LocalAccounts } from './sign-in/local-account.ts';
import type { Machine } from './workflows/definition.ts';
import { loadDefinition } from './workflows/load-definition.ts';

/** What the embedded run must know of the contexts. */
export type Contexts = {
  readonly functions: readonly FunctionContract[];
  readonly makers: FunctionMakers;
  readonly loadDefinition: (workflow: WorkflowName) => Machine;
  /** Fills an empty directory; runs at every start. */
  readonly seed: (table: Table, at: Instant) => Promise<void>;
  readonly accounts: (table: Table) => LocalAccounts;
};

/** The accounts of the seeded directory that may sign in here. */
const ACCOUNT_IDS = [
  'organiser-kalbar',
  'head-kalbar',
  'duty-entikong',
  'officer-jatim',
  'officer-ntb',
  'officer-jateng',
  'organiser-kalsel',
  'organiser-lampung',
  'national-desk',
];

const accounts = (table: Table): LocalAccounts => {
  const reader = officesReader(table);
  const withOffice = async (accountId: string) => {
    const account = await reader.account(accountId);
    const office: Office | undefined = account && (await reader.office(account.officeId));
    return account === undefined ? [] : [{ ...account, officeName: office?.shortName ?? account.officeId }];
  };
  return { list: async () => (await Promise.all(ACCOUNT_IDS.map(withOffice))).flat() };
};

export const platformContexts: Contexts = {
  functions: allFunctions,
  makers: functionMakers,
  loadDefinition,
  seed: async (table, at) => {
    await seedOffices(table, at);
    await seedVillages(table);
  },
  accounts,
};
