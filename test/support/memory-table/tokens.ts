import { RefusedByStore } from '#shared/store/errors.ts';
import type { TransactWrite } from '#shared/store/table.ts';

/** How long DynamoDB remembers a transaction's token. */
const REMEMBERED_MILLIS = 10 * 60 * 1000;

/** What was done under which token. */
export const newTokens = () => {
  const done = new Map<string, { readonly request: string; readonly until: number }>();
  return {
    /** Throws RefusedByStore when other writes were done under it. */
    isDone: (token: string, writes: readonly TransactWrite[], now: number): boolean => {
      const known = done.get(token);
      if (known === undefined || known.until <= now) return false;
      if (known.request !== JSON.stringify(writes))
        throw new RefusedByStore('a token that other writes have used');
      return true;
    },
    remember: (token: string, writes: readonly TransactWrite[], now: number): void => {
      done.set(token, { request: JSON.stringify(writes), until: now + REMEMBERED_MILLIS });
    },
  };
};
