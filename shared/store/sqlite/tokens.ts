import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { RefusedByStore } from '../errors.ts';
import type { TransactWrite } from '../table.ts';

/** How long DynamoDB remembers a transaction's token. */
const REMEMBERED_MILLIS = 10 * 60 * 1000;

const digest = (writes: readonly TransactWrite[]): string =>
  createHash('sha256').update(JSON.stringify(writes)).digest('base64url');

export type Tokens = {
  /** Whether these writes were done under this token. Throws RefusedByStore when other writes were. */
  readonly isDone: (token: string, writes: readonly TransactWrite[], nowMillis: number) => boolean;
  readonly remember: (token: string, writes: readonly TransactWrite[], nowMillis: number) => void;
};

export const openTokens = (database: DatabaseSync): Tokens => {
  const select = database.prepare('SELECT request FROM tokens WHERE token = ? AND expires_at > ?');
  const insert = database.prepare('INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)');
  return {
    isDone: (token, writes, nowMillis) => {
      const known = select.get(token, nowMillis);
      if (known && known['request'] !== digest(writes)) {
        throw new RefusedByStore('a token that other writes have used');
      }
      return known !== undefined;
    },
    remember: (token, writes, nowMillis) => {
      insert.run(token, digest(writes), nowMillis + REMEMBERED_MILLIS);
    },
  };
};
