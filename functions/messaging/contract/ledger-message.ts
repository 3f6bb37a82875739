import * as z from 'zod';
import { messageStates } from '../domain/message.ts';
import { messageKinds } from '../domain/message-params.ts';
import { readableText } from '../domain/readable-text.ts';
import type { LedgerEntry } from '../domain/search.ts';
import { messageWords, stepWords } from '../domain/words.ts';

const step = z.strictObject({
  state: z.enum(messageStates),
  at: z.string(),
  reason: z.string().optional(),
  /** The step in an Indonesian sentence. */
  words: z.string(),
  /** Which call of the provider it belongs to, from 1. */
  attempt: z.int().optional(),
  /** What the provider or carrier said, as they said it. */
  providerWords: z.string().optional(),
});

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
  /** How it stands, in an Indonesian sentence. */
  words: z.string(),
  /** E.164. */
  to: z.string(),
  /** From the first attempt on, without the codes of its links; in a test stage also the text that would have been sent. */
  text: z.string().optional(),
  parts: z.int().optional(),
  /** How many people of one phone the text speaks for, when more than one. */
  people: z.int().optional(),
  dueAt: z.string(),
  createdAt: z.string(),
  /** While it is held: when it is sent or looked at next. */
  nextAt: z.string().optional(),
  attempts: z.int(),
  /** Whose decision it was to send it again, and why. */
  resend: z.strictObject({ by: z.string(), reason: z.string(), at: z.string() }).optional(),
  history: z.array(step),
});

export type LedgerMessage = z.infer<typeof ledgerMessageSchema>;

const stepsOf = ({ message }: LedgerEntry): LedgerMessage['history'] =>
  message.history.map(({ words, ...entry }) => ({
    ...entry,
    words: stepWords(entry.state, entry.reason),
    ...(words === undefined ? {} : { providerWords: words }),
  }));

export const ledgerMessageOf = (entry: LedgerEntry): LedgerMessage => {
  const { message, nextAt, resend } = entry;
  const { intent } = message;
  return {
    key: message.key,
    kind: intent.kind,
    subject: intent.subject,
    version: intent.version,
    rule: intent.rule,
    recipient: intent.recipient,
    officeId: intent.officeId,
    state: message.state,
    ...(message.reason === undefined ? {} : { reason: message.reason }),
    words: messageWords(entry),
    to: intent.to,
    ...(message.text === undefined ? {} : { text: readableText(message.text) }),
    ...(message.parts === undefined ? {} : { parts: message.parts }),
    ...(message.people === undefined ? {} : { people: message.people }),
    dueAt: intent.dueAt,
    createdAt: message.createdAt,
    ...(nextAt === undefined ? {} : { nextAt }),
    attempts: message.attempts,
    ...(resend === undefined ? {} : { resend }),
    history: stepsOf(entry),
  };
};
