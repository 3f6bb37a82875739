import type { Kept } from './body.ts';

/** A row as it was just written, by the row's number. */
type Last = Kept & { readonly room: number; readonly expiresAt: number | null };

/** Enough for what the senders of a few hundred messages have under way: about a megabyte. */
const MANY = 500;

/** The last rows that were written: most rows are changed soon after they were made, and need not be read again for it. */
export const lastKept = () => {
  const rows = new Map<number, Last>();
  return {
    get: (id: number): Last | undefined => rows.get(id),
    set: (id: number, last: Last): void => {
      rows.delete(id);
      rows.set(id, last);
      if (rows.size <= MANY) return;
      for (const oldest of rows.keys()) {
        rows.delete(oldest);
        return;
      }
    },
    delete: (id: number): void => void rows.delete(id),
    clear: (): void => rows.clear(),
  };
};
