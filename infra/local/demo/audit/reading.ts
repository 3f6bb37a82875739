import type * as z from 'zod';
import { getNoticeContract, listPeopleContract } from '#functions/arrivals/contract.ts';
import {
  type LedgerMessage,
  listMessagesContract,
  listSwitchesContract,
  readBudgetContract,
  searchOptOutsContract,
} from '#functions/messaging/contract.ts';
import { listRegistrationsContract } from '#functions/registrations/contract.ts';
import { type Instant, toLocal } from '#shared/kernel/time.ts';
import type { ApiClient } from '../client/api-client.ts';
import type { SentSms } from '../client/demo-client.ts';

export type Registration = z.output<typeof listRegistrationsContract.output.schema>['registrations'][number];
export type OptOut = z.output<typeof searchOptOutsContract.output.schema>['optOuts'][number];
export type Budget = z.output<typeof readBudgetContract.output.schema>;
export type SwitchChange = z.output<typeof listSwitchesContract.output.schema>['changes'][number];
export type Person = z.output<typeof listPeopleContract.output.schema>['people'][number];

/** Whoever may read every office's messages and notices. */
const EVERYWHERE = 'national-desk';

/** All pages of a list. */
const allPages = async <T>(
  page: (query: {
    cursor?: string;
  }) => Promise<{ readonly items: readonly T[]; readonly cursor: string | undefined }>,
): Promise<readonly T[]> => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor === undefined ? {} : { cursor });
    items.push(...next.items);
    cursor = next.cursor;
  } while (cursor !== undefined);
  return items;
};

export const readRegistrations = (api: ApiClient, account: string, eventId: string) =>
  allPages<Registration>(async (query) => {
    const page = await api.call(account, listRegistrationsContract, {
      params: { eventId },
      query: { ...query, limit: '200' },
    });
    return { items: page.registrations, cursor: page.cursor };
  });

export const readMessages = (api: ApiClient, subject: string) =>
  allPages(async (query) => {
    const page = await api.call(EVERYWHERE, listMessagesContract, { query: { ...query, subject } });
    return { items: page.messages, cursor: page.cursor };
  });

export const readPeople = (api: ApiClient, account: string, arrivalId: string, version: number) =>
  allPages<Person>(async (query) => {
    const params = { arrivalId, version: String(version) };
    const page = await api.call(account, listPeopleContract, { params, query });
    return { items: page.people, cursor: page.cursor };
  });

/** Every notice that an SMS was ever sent for, as the outbox tells. */
export const readNotices = (api: ApiClient, outbox: readonly SentSms[]) => {
  const ids = new Set(outbox.flatMap(({ reference }) => /\|notice:([^|]+)\|/.exec(reference)?.[1] ?? []));
  return Promise.all(
    [...ids].map((noticeId) => api.call(EVERYWHERE, getNoticeContract, { params: { noticeId } })),
  );
};

export const readOptOuts = async (
  api: ApiClient,
  phones: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly OptOut[]>> => {
  const read = async (phone: string) => {
    const { optOuts } = await api.call(EVERYWHERE, searchOptOutsContract, { body: { phone } });
    return [phone, optOuts] as const;
  };
  return new Map(await Promise.all([...phones].map(read)));
};

/** Every stop and resumption, newest first. */
export const readSwitchChanges = async (api: ApiClient): Promise<readonly SwitchChange[]> =>
  (await api.call(EVERYWHERE, listSwitchesContract)).changes;

export const readBudgets = (api: ApiClient, messages: readonly LedgerMessage[]) => {
  const offices = [...new Set(messages.map(({ officeId }) => officeId))];
  const months = [...new Set(messages.map(monthPaid))];
  return Promise.all(
    offices.flatMap((officeId) =>
      months.map((month) =>
        api.call(EVERYWHERE, readBudgetContract, { params: { month }, query: { officeId } }),
      ),
    ),
  );
};

/** Every office counts in Jakarta's months. */
export const monthPaid = ({ dueAt }: Pick<LedgerMessage, 'dueAt'>): string =>
  toLocal(dueAt as Instant, 'Asia/Jakarta').slice(0, 'yyyy-mm'.length);
