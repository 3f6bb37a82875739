import { createHash } from 'node:crypto';
import { err, ok } from '#shared/kernel/result.ts';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { Table, Update } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { CountSubmissions } from '../app/ports.ts';
import { MOST_PER_EVENT, MOST_PER_PHONE } from '../domain/limits.ts';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Counts in the store, a row for each phone, network, event and day, and one for each event and day. The network is part of the phone's
 * count so that nobody can find out by being refused that somebody else has sent the number in. Only hashes are kept.
 */
export const submissionCounts =
  ({ table, clock }: { readonly table: Table; readonly clock: Clock }): CountSubmissions =>
  async ({ eventId, phone, network, people }) => {
    const now = millisOf(clock.now());
    const day = clock.now().slice(0, 10);
    const counted = (who: string, add: number, most: number): Update => ({
      kind: 'update',
      table: 'requests',
      key: { pk: `LIMIT#registration#${eventId}#${who}`, sk: day },
      add: { count: add },
      set: { [TIME_TO_LIVE]: Math.ceil((now + 2 * DAY_MS) / 1000) },
      if: { any: [{ missing: 'count' }, { attribute: 'count', atMost: most - add }] },
    });
    const whose = createHash('sha256').update(`${phone}|${network}`).digest('base64url');
    const outcomes = await table.writeEach([
      counted(whose, 1, MOST_PER_PHONE),
      counted('event', people, MOST_PER_EVENT),
    ]);
    return outcomes.every(({ ok: within }) => within) ? ok(undefined) : err({ kind: 'too_many' });
  };
