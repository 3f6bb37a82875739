import type { Clock } from '#shared/kernel/time.ts';
import type { RecordOptOut } from './opt-out.ts';
import type { OptOutRegister, SyncProgress } from './opt-out-ports.ts';

/** A page of numbers that the provider refuses to serve, E.164. Throws when it cannot be reached. */
type ListRefused = (
  cursor?: string,
) => Promise<{ readonly phones: readonly string[]; readonly cursor?: string }>;

type Deps = {
  readonly list: ListRefused;
  readonly register: Pick<OptOutRegister, 'refusingAll'>;
  readonly recordOptOut: RecordOptOut;
  readonly progress: SyncProgress;
  readonly clock: Clock;
};

/** The most that one look into the register asks for. */
const PAGE = 100;

const recordPage = async (
  { register, recordOptOut, clock }: Deps,
  phones: readonly string[],
): Promise<number> => {
  const refusing = await register.refusingAll(phones);
  const unknown = phones.filter((phone) => !refusing.has(phone));
  for (const phone of unknown) {
    const wish = { scope: 'all', channel: 'provider', at: clock.now(), by: 'provider' } as const;
    // Lost against somebody who changes the same wish just now: the next day's list has it again.
    await recordOptOut(phone, wish);
  }
  return unknown.length;
};

/** A place that was kept from an earlier run may mean nothing to the provider any more: then from the start. */
const firstPage = async ({ list, progress }: Deps) => {
  const cursor = await progress.read();
  if (cursor === undefined) return list();
  try {
    return await list(cursor);
  } catch {
    await progress.clear();
    return list();
  }
};

/**
 * Takes over the numbers that the provider refuses, as wishes to get nothing at all, unless such a wish stands already.
 * One that a person took back after the provider's entry is recorded again: the provider still refuses the number, and a
 * message to it would only be paid for and lost. A run that dies is taken up where it stopped. Numbers that the provider
 * serves again stay opted out until somebody says otherwise. Gives back how many were new.
 */
export const makeSyncOptOuts = (deps: Deps) => async (): Promise<number> => {
  let page = await firstPage(deps);
  let count = 0;
  for (;;) {
    const phones = [...new Set(page.phones)];
    for (let from = 0; from < phones.length; from += PAGE)
      count += await recordPage(deps, phones.slice(from, from + PAGE));
    if (page.cursor === undefined) break;
    await deps.progress.save(page.cursor);
    page = await deps.list(page.cursor);
  }
  await deps.progress.clear();
  return count;
};
