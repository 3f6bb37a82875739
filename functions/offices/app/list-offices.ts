import type { Contact, Office, OfficeEntry } from '../domain/directory.ts';
import type { Directory } from './ports.ts';

export type Reader = { readonly officeId: string; readonly seesAll: boolean };

/** A contact as this reader may see it: the phone only within the office and at the national desk. */
export type ListedContact = Omit<Contact, 'phone'> & { readonly phone?: string };

export type ListedOffice = { readonly office: Office; readonly contacts: readonly ListedContact[] };

const seenBy =
  ({ officeId, seesAll }: Reader) =>
  ({ office, contacts }: OfficeEntry): ListedOffice => ({
    office,
    contacts:
      seesAll || office.officeId === officeId
        ? contacts
        : contacts.map(({ phone: _hidden, ...contact }) => contact),
  });

export const makeListOffices =
  ({ directory }: { readonly directory: Directory }) =>
  async (reader: Reader): Promise<readonly ListedOffice[]> =>
    (await directory.entries()).map(seenBy(reader));
