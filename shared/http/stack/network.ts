import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

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

/** What is kept of an address: enough to count, not to know. */
export const networkHash = (address: string): string =>
  createHash('sha256').update(networkOf(address)).digest('base64url');
