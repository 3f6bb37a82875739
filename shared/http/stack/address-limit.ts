import type { Platform } from '#shared/aws/platform.ts';
import { type Duration, durationMillis, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { problem } from '../problem.ts';
import type { AddressLimit } from '../route-contract.ts';
import { networkHash } from './network.ts';
import { ProblemError, type RouteMiddleware } from './request.ts';

const refused = (seconds: number): ProblemError =>
  new ProblemError(
    problem(
      429,
      'too_many_requests',
      'Terlalu banyak permintaan dari jaringan ini. Silakan coba lagi nanti.',
    ),
    { 'retry-after': String(seconds) },
  );

/**
 * Counts every request of an address before anything else is known of it, failing ones too, in windows that follow each
 * other; the same `scope` on several routes is one count. Fails closed: what cannot be counted goes no further, since a
 * store that cannot be reached answers as `store_busy`. Only a hash of the address is kept, until its window is over.
 */
export const addressLimit = (
  { table, clock }: Pick<Platform, 'table' | 'clock'>,
  { scope, most, per }: AddressLimit,
): RouteMiddleware => ({
  before: async ({ event }) => {
    const length = durationMillis(per as Duration);
    const now = millisOf(clock.now());
    const start = now - (now % length);
    const end = start + length;
    const counted = await table.write({
      kind: 'update',
      table: 'requests',
      key: {
        pk: `LIMIT#${scope}#${networkHash(event.requestContext.http.sourceIp)}`,
        sk: instantFromMillis(start),
      },
      add: { count: 1 },
      set: { [TIME_TO_LIVE]: Math.ceil(end / 1000) },
      if: { any: [{ missing: 'count' }, { attribute: 'count', lessThan: most }] },
    });
    if (!counted.ok) throw refused(Math.ceil((end - now) / 1000));
  },
});
