import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Attribute, Item, Key, Put, Update } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { Change } from '../domain/change.ts';
import { type Message, messageStates } from '../domain/message.ts';
import { messageKinds } from '../domain/message-params.ts';
import { expiryAfter } from './batch-item.ts';

export const phonePk = (to: string): string => `PHONE#${to}`;

export const MESSAGE_PREFIX = 'M#';

export const messageRow = ({ key, intent }: Pick<Message, 'key' | 'intent'>): Key => ({
  pk: phonePk(intent.to),
  sk: `${MESSAGE_PREFIX}${key}`,
});

// Plain JSON values by type; the store's type cannot see that.
const asAttribute = (value: unknown): Attribute => value as Attribute;

const itemOf = (message: Message): Item => {
  const { key, intent, batchKey, isNew: _, history, nextAt, ...rest } = message;
  return {
    ...messageRow({ key, intent }),
    batch: batchKey,
    officeId: intent.officeId,
    plannedAt: intent.dueAt,
    ...rest,
    nextAt,
    history: asAttribute(history),
    [TIME_TO_LIVE]: expiryAfter(intent.dueAt),
  };
};

const updateOf = ({
  message,
  from,
  attempts,
  attemptId,
  to,
  reason,
  nextAt,
  set,
  history,
}: Change): Update => ({
  kind: 'update',
  table: 'messages',
  key: messageRow(message),
  set: {
    ...set,
    state: to,
    history: asAttribute(history),
    ...(reason === undefined ? {} : { reason }),
    ...(nextAt === undefined ? {} : { nextAt }),
  },
  ...(reason === undefined ? { remove: ['reason'] } : {}),
  if: {
    all: [
      { attribute: 'state', equals: from },
      { attribute: 'attempts', equals: attempts },
      ...(attemptId === undefined ? [] : [{ attribute: 'attemptId', equals: attemptId }]),
    ],
  },
});

/** A message's first step makes its row, and only while there is none; that is the claim. */
export const changeWrite = (change: Change): Put | Update =>
  change.message.isNew === true
    ? { kind: 'put', table: 'messages', item: itemOf(change.after), if: { missing: 'pk' } }
    : updateOf(change);

const text = z.string().optional();

const row = z.object({
  pk: z.string(),
  sk: z.string(),
  batch: z.string(),
  officeId: z.string(),
  plannedAt: stored.instant,
  state: z.enum(messageStates),
  reason: text,
  createdAt: stored.instant,
  nextAt: stored.instant,
  attempts: z.number(),
  attemptId: text,
  claimedAt: stored.instant.optional(),
  text,
  parts: z.number().optional(),
  people: z.number().optional(),
  template: text,
  providerId: text,
  again: z.literal(true).optional(),
  history: z.array(
    z.object({
      state: z.enum(messageStates),
      at: stored.instant,
      reason: text,
      words: text,
      attempt: z.number().optional(),
    }),
  ),
});

const kindSchema = z.enum(messageKinds);

const withoutUndefined = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

/** Throws on a row that this context did not write. */
export const messageOf = (item: Item): Message => {
  const { pk, sk, batch, officeId, plannedAt, ...message } = row.parse(item);
  const key = sk.slice(MESSAGE_PREFIX.length);
  const [kind, subject = '', version, rule = '', recipient = ''] = key.split('|');
  const about = { kind: kindSchema.parse(kind), subject, version: Number(version), rule, recipient };
  // Every field was parsed above.
  return withoutUndefined({
    ...message,
    key,
    batchKey: batch,
    intent: { ...about, officeId, to: pk.slice('PHONE#'.length), dueAt: plannedAt },
  }) as Message;
};

/** Whether the row is as this very change leaves it: its answer was lost, not the change. */
export const isThere = (change: Change, item: Item): boolean =>
  item['state'] === change.to &&
  item['attempts'] === (change.set.attempts ?? change.attempts) &&
  item['attemptId'] === (change.set.attemptId ?? change.attemptId ?? item['attemptId']);
