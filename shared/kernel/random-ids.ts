import { randomInt } from 'node:crypto';
import { ulid } from 'ulid';
import type { Ids } from './ids.ts';
import { type Clock, millisOf } from './time.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TOKEN_LENGTH = 11;

/** Ids from the machine's secure random source and the given clock. */
export const randomIds = (clock: Clock): Ids => ({
  id: () => ulid(millisOf(clock.now())),
  token: () => Array.from({ length: TOKEN_LENGTH }, () => BASE62.charAt(randomInt(BASE62.length))).join(''),
});
