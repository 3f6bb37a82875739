import type { Instant } from '#shared/kernel/time.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { Attribute, Item, Key, Put } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { Intent } from '../domain/intent.ts';
import { heldMessage, type Message } from '../domain/message.ts';
import { paramsSchemas } from './params-schema.ts';

export const INTENT_SHARD = 'intent';

/** The ledger answers for a year: until the accounts of the year are closed. */
const KEPT_SECONDS = 365 * 24 * 3600;

export const intentPk = (key: string): Key => ({ pk: `INTENT#${key}`, sk: 'INTENT' });

// Guards, parameters and history are plain JSON values by type; the store's type cannot see that.
const asAttribute = (value: unknown): Attribute => value as Attribute;

/** A new row; it carries `dueShard` and `dueAt` because it has something to do. */
export const itemOf = ({ intent, key, ...message }: Message): Item => ({
  ...intentPk(key),
  key,
  kind: intent.kind,
  subject: intent.subject,
  version: intent.version,
  rule: intent.rule,
  recipient: intent.recipient,
  officeId: intent.officeId,
  to: intent.to,
  params: asAttribute(intent.params),
  plannedAt: intent.dueAt,
  notAfter: intent.notAfter,
  guards: asAttribute(intent.guards),
  resendOnce: intent.resendOnce,
  again: message.again,
  state: message.state,
  createdAt: message.createdAt,
  attempts: message.attempts,
  history: asAttribute(message.history),
  dueShard: INTENT_SHARD,
  dueAt: message.nextAt,
  [TIME_TO_LIVE]: Math.floor(millisOf(intent.notAfter) / 1000) + KEPT_SECONDS,
});

export const messagePut = (message: Message): Put => ({
  kind: 'put',
  table: 'messages',
  item: itemOf(message),
  if: { missing: 'pk' },
});

/**
 * Records the intent in its cause's own transaction: no cause without the SMS, no SMS without the cause. Refuses an intent
 * that is there already. Throws on parameters that no template takes: a bug.
 */
export const intentPut = (intent: Intent, now: Instant): Put => {
  paramsSchemas[intent.kind].parse(intent.params);
  return messagePut(heldMessage(intent, now));
};
