import { randomFillSync, randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import type { Ids } from './ids.ts';
import { type Clock, millisOf } from './time.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TOKEN_LENGTH = 11;

const POOL_BYTES = 4096;

/** From the machine's secure random source, fetched many bytes at a time: an id asks for sixteen, one by one. */
const pooledRandom = (): (() => number) => {
  const pool = new Uint8Array(POOL_BYTES);
  let next = POOL_BYTES;
  return () => {
    if (next === POOL_BYTES) {
      randomFillSync(pool);
      next = 0;
    }
    const byte = pool[next] ?? 0;
    next += 1;
    return byte / 256;
  };
};

const random = pooledRandom();

/** Ids from the machine's secure random source and the given clock. */
export const randomIds = (clock: Clock): Ids => ({
  id: () => ulid(millisOf(clock.now()), random),
  token: () => Array.from({ length: TOKEN_LENGTH }, () => BASE62.charAt(randomInt(BASE62.length))).join(''),
});
