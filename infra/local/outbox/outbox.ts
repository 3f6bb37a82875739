import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { SmsAnswer, SmsProvider } from '#shared/aws/platform.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { smsParts } from '#shared/text/gsm7.ts';

const messageSchema = z.object({
  id: z.string(),
  to: z.string(),
  text: z.string(),
  parts: z.number(),
  reference: z.string(),
  acceptedAt: z.string(),
});

/** An SMS as it would have left; `parts` is what it would have been billed as. */
export type OutboxMessage = z.output<typeof messageSchema>;

export type Outbox = SmsProvider & {
  /** In the order of acceptance. */
  readonly list: () => readonly OutboxMessage[];
};

/** Accepts every SMS into a table instead of sending it. Written to disk before it answers, as a provider would. */
export const openOutbox = (database: DatabaseSync, { clock, ids }: { clock: Clock; ids: Ids }): Outbox => {
  database.exec(`CREATE TABLE IF NOT EXISTS local_outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, recipient TEXT NOT NULL,
    text TEXT NOT NULL, parts INTEGER NOT NULL, reference TEXT NOT NULL, acceptedAt TEXT NOT NULL) STRICT`);
  const insert = database.prepare(
    'INSERT INTO local_outbox (id, recipient, text, parts, reference, acceptedAt) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare(
    'SELECT id, recipient AS "to", text, parts, reference, acceptedAt FROM local_outbox ORDER BY position',
  );
  const find = database.prepare('SELECT 1 FROM local_outbox WHERE id = ?');
  /** What became of a message whose insert failed: the table knows, if it can be asked. */
  const standingOf = (id: string): SmsAnswer => {
    try {
      return find.get(id) === undefined
        ? { kind: 'not_accepted', reason: 'outbox_failed' }
        : { kind: 'accepted', providerId: id };
    } catch {
      return { kind: 'unknown', reason: 'outbox_failed' };
    }
  };
  return {
    send: async ({ to, text, reference }) => {
      const id = ids.id();
      try {
        insert.run(id, to, text, smsParts(text), reference, clock.now());
        return { kind: 'accepted', providerId: id };
      } catch {
        return standingOf(id);
      }
    },
    list: () => select.all().map((row) => messageSchema.parse(row)),
  };
};
