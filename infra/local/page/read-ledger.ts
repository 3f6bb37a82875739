import { type LedgerMessage, ledgerMessageOf } from '#functions/messaging/contract.ts';
import { ledgerServices } from '#functions/messaging/ledger-services.ts';
import type { Office } from '#functions/offices/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { type Instant, instantFromMillis, millisOf, toLocal } from '#shared/kernel/time.ts';
import { VIEWER } from './viewer.ts';

/** Nothing waits longer than three days: see the ledger's promises. */
const DAYS_BACK = [0, 1, 2, 3] as const;

const DAY_MS = 24 * 3600 * 1000;

/** Pages of an office's day; more than that is for the API to tell. */
const MOST_PAGES = 10;

const dayOf = (instant: Instant): string => toLocal(instant, 'Asia/Jakarta').slice(0, 'yyyy-mm-dd'.length);

type Read = { readonly messages: readonly LedgerMessage[]; readonly isPartial: boolean };

/** What was due in the last days at any office. */
export const readLedger = async (
  platform: Platform,
  offices: readonly Office[],
  now: Instant,
): Promise<Read> => {
  const { searchMessages } = ledgerServices(platform);

  const ofDay = async (officeId: string, day: string): Promise<Read> => {
    const messages: LedgerMessage[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const found = await searchMessages({ officeId, day, cursor }, VIEWER);
      messages.push(...found.entries.map(ledgerMessageOf));
      cursor = found.cursor;
      if (cursor === undefined) break;
    }
    return { messages, isPartial: cursor !== undefined };
  };

  const days = DAYS_BACK.map((back) => dayOf(instantFromMillis(millisOf(now) - back * DAY_MS)));
  const read = await Promise.all(offices.flatMap(({ officeId }) => days.map((day) => ofDay(officeId, day))));
  return {
    messages: read.flatMap(({ messages }) => messages),
    isPartial: read.some(({ isPartial }) => isPartial),
  };
};
