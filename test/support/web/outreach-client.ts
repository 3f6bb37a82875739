import { inject } from 'vitest';
import {
  cancelEventContract,
  createEventContract,
  publishEventContract,
} from '#functions/events/contract.ts';
import { listRegistrationsContract, registerContract } from '#functions/registrations/contract.ts';
import { demoClient } from '#infra/local/demo/client/demo-client.ts';
import { eventBody } from '../builders/events.ts';
import { phoneOf } from '../builders/registrations.ts';

const ORGANISER = 'organiser-kalbar';

/** What the organiser of an office does through the API while others meet the pages. */
export const outreachClient = () => {
  const api = demoClient(inject('platformUrl'));

  /** A published event of its own for a test. */
  const publish = async (over: Readonly<Record<string, unknown>> = {}) => {
    // The route itself refuses what is none.
    const body = eventBody({ capacity: 50, ...over }) as never;
    const { eventId } = await api.call(ORGANISER, createEventContract, { body });
    return api.call(ORGANISER, publishEventContract, { params: { eventId }, version: 1 });
  };

  return {
    publish,
    as: api,
    cancel: ({ eventId, version }: { readonly eventId: string; readonly version: number }) =>
      api.call(ORGANISER, cancelEventContract, {
        params: { eventId },
        version,
        body: { reason: 'Aula tidak dapat dipakai' },
      }),
    register: (eventId: string, person: number) =>
      api.call(ORGANISER, registerContract, {
        params: { eventId },
        body: { name: `Peserta ${person}`, phone: phoneOf(person) },
      }),
    registrations: (eventId: string) =>
      api.call(ORGANISER, listRegistrationsContract, { params: { eventId }, query: { limit: '200' } }),
  };
};
