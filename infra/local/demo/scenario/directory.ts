import { listOfficesContract } from '#functions/offices/contract.ts';
import type { Stage } from './act.ts';

const offices = async ({ api }: Stage) => (await api.call('national-desk', listOfficesContract)).offices;

/** Short names by id: `BP3MI Jatim`. */
export const officeNames = async (stage: Stage): Promise<ReadonlyMap<string, string>> =>
  new Map((await offices(stage)).map(({ office }) => [office.officeId, office.shortName]));

export const contactById = async (stage: Stage, contactId: string) => {
  const found = (await offices(stage))
    .flatMap(({ office, contacts }) => contacts.map((contact) => ({ office, contact })))
    .find(({ contact }) => contact.contactId === contactId);
  if (found === undefined) throw new Error(`no contact ${contactId}`);
  return found;
};
