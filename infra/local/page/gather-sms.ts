import { budgetView, kindWords, monthOf, type Switches } from '#functions/messaging/contract.ts';
import { controlServices } from '#functions/messaging/control-services.ts';
import { type Office, officesReader } from '#functions/offices/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { readLedger } from './read-ledger.ts';
import { countOutcomes, shortOf, waitingLines } from './sms-lines.ts';
import type { BudgetStatusLine, SmsStatus, StopStatusLine } from './sms-status.ts';
import { VIEWER } from './viewer.ts';

const budgetLines = async (
  platform: Platform,
  offices: readonly Office[],
  month: string,
  shortOfOffice: ReadonlyMap<string, number>,
): Promise<BudgetStatusLine[]> => {
  const { readBudget } = controlServices(platform);
  const { pricePerPart } = platform.settings.sms;
  const lines = await Promise.all(
    offices.map(async ({ officeId, shortName }) => {
      const read = await readBudget({ actor: VIEWER, officeId, month });
      if (!read.ok) return [];
      const { limit, floor, percent, state, spent, reserved } = budgetView(read.value.budget);
      const used = spent + reserved;
      const short = shortOfOffice.get(officeId) ?? 0;
      if (used === 0 && short === 0 && state === 'ok') return [];
      const rupiah = used * pricePerPart;
      return [{ office: shortName, limit, floor, percent, state, used, rupiah, short }];
    }),
  );
  return lines.flat().sort((a, b) => b.percent - a.percent);
};

const stopName = (name: string, names: ReadonlyMap<string, string>): string => {
  const [scope, what = ''] = name.split(':');
  if (scope === 'office') return `semua SMS ${names.get(what) ?? what}`;
  return scope === 'kind' ? kindWords(what as Parameters<typeof kindWords>[0]) : 'semua SMS';
};

/** Who stopped what, by name. */
const stopLines = async (
  platform: Platform,
  switches: Switches,
  names: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, StopStatusLine>> => {
  const { account } = officesReader(platform.table);
  const lines = [...switches].map(async ([name, { by, at, reason }]) => {
    const line = { what: stopName(name, names), by: (await account(by))?.name ?? by, at, reason };
    return [name, line] as const;
  });
  return new Map(await Promise.all(lines));
};

/** `titles` are the events' short names by subject. */
export const smsStatus = async (
  platform: Platform,
  offices: readonly Office[],
  titles: ReadonlyMap<string, string>,
): Promise<SmsStatus> => {
  const now = platform.clock.now();
  const month = monthOf(now);
  const names = new Map(offices.map(({ officeId, shortName }) => [officeId, shortName]));
  const { switches } = await controlServices(platform).listSwitches(VIEWER);
  const stops = await stopLines(platform, switches, names);
  const { messages, isPartial } = await readLedger(platform, offices, now);
  return {
    month,
    budgets: await budgetLines(platform, offices, month, shortOf(messages)),
    stops: [...stops.values()],
    waiting: waitingLines(messages, { names, titles, stops }),
    ...countOutcomes(messages, now),
    isPartial,
  };
};
