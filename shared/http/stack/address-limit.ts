import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Platform } from '#shared/aws/platform.ts';
import { type Duration, durationMillis, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { problem } from '../problem.ts';
import type { AddressLimit } from '../route-contract.ts';
import { ProblemError, type RouteMiddleware } from './request.ts';

const FIRST_FOUR = 4;

/** One customer of a network has a whole /64 of IPv6 to change address in: all of it counts as one. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [left = '', right] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...tail];
  return `${groups
    .slice(0, FIRST_FOUR)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};

const refused = (seconds: number): ProblemError =>
  new ProblemError(
    problem(
      429,
      'too_many_requests',
      'Terlalu banyak permintaan dari jaringan ini. Silakan coba lagi nanti.',
    ),
    { 'retry-after': String(seconds) },
  );

const hashOf = (address: string): string =>
  createHash('sha256').update(networkOf(address)).digest('base64url');

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
        pk: `LIMIT#${scope}#${hashOf(event.requestContext.http.sourceIp)}`,
        sk: instantFromMillis(start),
      },
      add: { count: 1 },
      set: { [TIME_TO_LIVE]: Math.ceil(end / 1000) },
      if: { any: [{ missing: 'count' }, { attribute: 'count', lessThan: most }] },
    });
    if (!counted.ok) throw refused(Math.ceil((end - now) / 1000));
  },
});
