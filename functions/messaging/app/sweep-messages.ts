import { type Clock, type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { attend, OVERDUE_MS } from '../domain/attend.ts';
import type { Message } from '../domain/message.ts';
import type { MessageStore, WakeAt } from './ports.ts';
import { applyUnknown } from './settle.ts';

type Deps = { readonly store: MessageStore; readonly wakeAt: WakeAt; readonly clock: Clock };

/** Pages of a sweep; what is left has its turn a minute later. After a restart everything is looked at. */
const PAGES = 10;

const attendAll = async (deps: Deps, messages: readonly Message[], now: Instant): Promise<number> => {
  const toWake: { key: string; at: Instant }[] = [];
  let attended = 0;
  for (const message of messages) {
    const attention = attend(message, now);
    if (attention === 'leave') continue;
    attended += 1;
    if (attention === 'wake') toWake.push({ key: message.key, at: message.nextAt });
    else if (attention.change.to === 'unknown') await applyUnknown(deps, message, attention.change, now);
    else await deps.store.apply([attention.change]);
  }
  await deps.wakeAt(toWake);
  return attended;
};

/**
 * Finds messages whose time has passed unattended: wakes the senders again, ends what is too late and what nobody can tell
 * of. With `reattach`, after a restart, all unfinished messages are woken at their time. Returns how many it attended to.
 */
export const makeSweepMessages =
  (deps: Deps) =>
  async ({ reattach }: { readonly reattach: boolean }): Promise<number> => {
    const now = deps.clock.now();
    const range = reattach ? {} : { until: instantFromMillis(millisOf(now) - OVERDUE_MS) };
    let attended = 0;
    let cursor: string | undefined;
    for (let page = 0; reattach || page < PAGES; page += 1) {
      const found = await deps.store.due({ ...range, ...(cursor === undefined ? {} : { cursor }) });
      attended += await attendAll(deps, found.messages, now);
      cursor = found.cursor;
      if (cursor === undefined) break;
    }
    return attended;
  };
