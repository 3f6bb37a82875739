import * as z from 'zod';
import type { Instant } from '#shared/kernel/time.ts';
import type { Item } from '#shared/store/table.ts';
import type { Intent } from '../domain/intent.ts';
import { type Message, messageStates } from '../domain/message.ts';
import { messageKinds } from '../domain/message-params.ts';
import { paramsSchemas } from './params-schema.ts';

const instant = z.iso.datetime();
const optionalText = z.string().optional();

const stored = z.object({
  key: z.string(),
  kind: z.enum(messageKinds),
  subject: z.string(),
  version: z.number(),
  rule: z.string(),
  recipient: z.string(),
  officeId: z.string(),
  to: z.string(),
  params: z.unknown(),
  plannedAt: instant,
  notAfter: instant,
  guards: z.array(
    z.object({ gate: z.string(), version: z.number().optional(), evenIfClosed: z.literal(true).optional() }),
  ),
  resendOnce: z.literal(true).optional(),
  again: z.literal(true).optional(),
  state: z.enum(messageStates),
  reason: optionalText,
  createdAt: instant,
  attempts: z.number(),
  attemptId: optionalText,
  text: optionalText,
  parts: z.number().optional(),
  template: optionalText,
  providerId: optionalText,
  history: z.array(z.object({ state: z.enum(messageStates), at: instant, reason: optionalText })),
  dueAt: instant.optional(),
});

const withoutUndefined = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

/** Throws on a row that this context did not write. */
export const messageOf = (item: Item): Message => {
  const { plannedAt, dueAt, params, kind, subject, version, rule, recipient, officeId, to, ...row } =
    stored.parse(item);
  const { guards, resendOnce, notAfter, ...message } = row;
  const about = { kind, subject, version, rule, recipient, officeId, to };
  const intent = withoutUndefined({
    ...about,
    params: paramsSchemas[kind].parse(params),
    guards: guards.map(withoutUndefined),
    resendOnce,
    notAfter,
    dueAt: plannedAt,
  });
  // Every field was parsed above: kind and parameters with the kind's own schema.
  return {
    ...withoutUndefined(message),
    intent: intent as Intent,
    nextAt: (dueAt ?? plannedAt) as Instant,
  } as Message;
};
