import * as z from 'zod';
import { type Instant, millisOf, toLocal } from '#shared/kernel/time.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Attribute, Item, Key, Put } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { Batch } from '../domain/batch.ts';
import type { Order } from '../domain/intent.ts';
import { messageKinds } from '../domain/message-params.ts';
import { type Packed, packRecipients, unpackRecipients } from './packed-recipients.ts';
import { paramsSchemas } from './params-schema.ts';

export const BATCH_SHARD = 'batch';

/** The ledger answers for a year: until the accounts of the year are closed. */
const KEPT_SECONDS = 365 * 24 * 3600;

export const expiryAfter = (instant: Instant): number => Math.floor(millisOf(instant) / 1000) + KEPT_SECONDS;

export const subjectPk = (subject: string): string => `SUBJECT#${subject}`;

/** The row of a batch that has this prefix: all of them stand under the subject. */
export const rowOf = (batchKey: string, prefix: string): Key => {
  const end = batchKey.indexOf('|');
  return { pk: subjectPk(batchKey.slice(0, end)), sk: `${prefix}${batchKey.slice(end + 1)}` };
};

export const batchRow = (batchKey: string): Key => rowOf(batchKey, 'BATCH#');
export const progressRow = (batchKey: string): Key => rowOf(batchKey, 'PROGRESS#');

/** The batch that a row's key names. */
export const batchKeyOf = ({ pk, sk }: Key): string =>
  `${pk.slice('SUBJECT#'.length)}|${sk.slice('BATCH#'.length)}`;

/** Offices count their days in western Indonesian time. */
export const officeDay = (officeId: string, at: Instant): string =>
  `${officeId}#${toLocal(at, 'Asia/Jakarta').slice(0, 10)}`;

// Plain JSON values by type; the store's type cannot see that.
const asAttribute = (value: unknown): Attribute => value as Attribute;

/** So many recipients fit into a row of one unit together with their order; more have a row of their own. */
export const INLINE = 3;

const itemOf = ({ key, order, recipients, nextAt, ...batch }: Batch): Item => ({
  ...batchRow(key),
  kind: order.kind,
  version: order.version,
  rule: order.rule,
  officeId: order.officeId,
  language: order.language,
  params: asAttribute(order.params),
  plannedAt: order.dueAt,
  notAfter: order.notAfter,
  guards: asAttribute(order.guards),
  unlessStopped: order.unlessStopped,
  quiet: order.quiet,
  resendOnce: order.resendOnce,
  ...(recipients.length > INLINE ? { people: recipients.length } : packRecipients(recipients)),
  ...batch,
  officeDay: officeDay(order.officeId, order.dueAt),
  ...(nextAt === undefined ? {} : { dueShard: BATCH_SHARD, dueAt: nextAt }),
  [TIME_TO_LIVE]: expiryAfter(order.notAfter),
});

/** More than a few recipients are recorded before, by `peoplePut`. Throws on parameters that no template takes: a bug. */
export const batchPut = (batch: Batch): Put => {
  for (const { own } of batch.recipients.slice(0, 1))
    paramsSchemas[batch.order.kind].parse({ ...batch.order.params, ...own });
  return { kind: 'put', table: 'messages', item: itemOf(batch), if: { missing: 'pk' } };
};

const optional = <T extends z.ZodType>(schema: T) => schema.optional();

const row = z.object({
  pk: z.string(),
  sk: z.string(),
  kind: z.enum(messageKinds),
  version: z.number(),
  rule: z.string(),
  officeId: z.string(),
  language: optional(z.literal('en')),
  params: z.unknown(),
  plannedAt: stored.instant,
  notAfter: stored.instant,
  guards: z.array(z.custom<Order['guards'][number]>((value) => typeof value === 'object' && value !== null)),
  unlessStopped: optional(z.literal(true)),
  quiet: optional(z.custom<Order['quiet']>((value) => typeof value === 'object')),
  resendOnce: optional(z.literal(true)),
  recipients: optional(z.array(z.string())),
  stems: optional(z.record(z.string(), z.string())),
  people: optional(z.number()),
  createdAt: stored.instant,
  slotAt: optional(stored.instant),
  reserved: optional(z.number()),
  heldFor: optional(z.enum(['quiet_hours', 'switched_off', 'over_budget'])),
  again: optional(z.literal(true)),
  resend: optional(z.object({ by: z.string(), reason: z.string(), at: stored.instant })),
  spent: optional(z.number()),
  dueAt: optional(stored.instant),
});

const withoutUndefined = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

const recipientsIn = (packed: Packed | undefined, people: number | undefined): Batch['recipients'] => {
  if (packed === undefined || (people !== undefined && packed.recipients.length !== people))
    throw new Error('a batch without its recipients');
  return unpackRecipients(packed);
};

/** Throws on a row that this context did not write; `packed` is what the row of its recipients says, if it has one. */
export const batchOf = (item: Item, packed?: Packed): Batch => {
  const {
    pk,
    sk,
    recipients,
    stems,
    people,
    dueAt,
    createdAt,
    slotAt,
    reserved,
    heldFor,
    again,
    resend,
    spent,
    ...order
  } = row.parse(item);
  const { plannedAt, ...rest } = order;
  const key = batchKeyOf({ pk, sk });
  // Every field was parsed above; the parameters were checked with the kind's own schema when they were written.
  return withoutUndefined({
    key,
    order: withoutUndefined({ ...rest, subject: key.slice(0, key.indexOf('|')), dueAt: plannedAt }),
    recipients: recipientsIn(recipients === undefined ? packed : { recipients, stems }, people),
    createdAt,
    nextAt: dueAt,
    slotAt,
    reserved,
    heldFor,
    again,
    resend,
    spent,
  }) as Batch;
};
