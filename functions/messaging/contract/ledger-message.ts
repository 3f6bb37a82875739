import * as z from 'zod';
import { messageStates } from '../domain/message.ts';
import { messageKinds } from '../domain/message-params.ts';

/** One intended SMS and what became of it, as the ledger shows it. */
export const ledgerMessageSchema = z.strictObject({
  key: z.string(),
  kind: z.enum(messageKinds),
  subject: z.string(),
  version: z.int(),
  rule: z.string(),
  recipient: z.string(),
  officeId: z.string(),
  state: z.enum(messageStates),
  reason: z.string().optional(),
  /** E.164. */
  to: z.string(),
  /** From the first attempt on. */
  text: z.string().optional(),
  parts: z.int().optional(),
  dueAt: z.string(),
  createdAt: z.string(),
  attempts: z.int(),
  history: z.array(
    z.strictObject({ state: z.enum(messageStates), at: z.string(), reason: z.string().optional() }),
  ),
});

export type LedgerMessage = z.infer<typeof ledgerMessageSchema>;
