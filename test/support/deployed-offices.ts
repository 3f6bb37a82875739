import { listOfficesContract } from '#functions/offices/contract.ts';
import type { ApiClient } from '#infra/local/demo/client/api-client.ts';

type Person = { readonly officeId: string; readonly name: string };

/** Whose number is it? As the national desk sees the directory. */
export const deployedOffices = (api: ApiClient) => {
  let people: Promise<ReadonlyMap<string, Person>> | undefined;

  const load = async (): Promise<ReadonlyMap<string, Person>> => {
    const { offices } = await api.call('national-desk', listOfficesContract);
    return new Map(
      offices.flatMap(({ contacts }) =>
        contacts.map(({ phone = '', officeId, name }) => [phone, { officeId, name }] as const),
      ),
    );
  };

  const personOf = async (phone: string): Promise<Person> => {
    people ??= load();
    const person = (await people).get(phone);
    if (person === undefined) throw new Error(`nobody has the number ${phone}`);
    return person;
  };

  return {
    of: async (phone: string): Promise<string> => (await personOf(phone)).officeId,
    nameOf: async (phone: string): Promise<string> => (await personOf(phone)).name,
  };
};
