import * as z from 'zod';
import type { SecretName } from '#shared/aws/names.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type Instant, parseInstant } from '#shared/kernel/time.ts';
import { receiptStatuses } from '../domain/receipt.ts';

/** The key of the gateway's signature; `signBody` in shared/http makes one. */
export const WEBHOOK_SECRET_NAME = 'sms-webhook' satisfies SecretName;

/** What a gateway may send at once. */
const MOST = 100;

const id = z.string().regex(/^[\x21-\x7e]{1,100}$/);

/** As people write it; the route reads it. */
const phone = z.string().min(1).max(40);

const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => parseInstant(text) !== undefined)
  // Checked the line before.
  .transform((text) => parseInstant(text) as Instant);

const gatewayReceipt = z
  .strictObject({
    /** Of this very report, the same whenever it is sent again. */
    id,
    to: phone,
    /** `accepted` by the carrier, `delivered` to the handset. */
    status: z.enum(receiptStatuses),
    at: instant,
    /** The id that SAPA gave to the call, or the gateway's own id of the message. */
    attempt: id.exactOptional(),
    providerId: id.exactOptional(),
    words: z.string().max(1000).exactOptional(),
  })
  .refine(({ attempt, providerId }) => attempt !== undefined || providerId !== undefined, {
    path: ['providerId'],
    error: 'attempt atau providerId harus diisi',
  });

const count = z.int().nonnegative();

/** What the HTTP gateway tells of messages that it took. */
export const receiveReceiptsContract = {
  operation: 'receiveSmsReceipts',
  summary: 'Delivery receipts of the SMS gateway, in any order and as often as it likes.',
  method: 'POST',
  path: '/api/v1/sms/receipts',
  access: 'public',
  signed: true,
  body: { kind: 'json', schema: z.strictObject({ receipts: z.array(gatewayReceipt).min(1).max(MOST) }) },
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ applied: count, ignored: count, parked: count, malformed: count }),
  },
} as const satisfies RouteContract;

const reply = z.strictObject({ id, from: phone, text: z.string().max(2000), at: instant });

export type GatewayReply = z.output<typeof reply>;

/** What people answer to our SMS, where the gateway has a number that they can answer to. */
export const receiveRepliesContract = {
  operation: 'receiveSmsReplies',
  summary:
    'SMS that people sent in answer: words that stop or resume messages are obeyed, all else is left alone.',
  method: 'POST',
  path: '/api/v1/sms/replies',
  access: 'public',
  signed: true,
  body: { kind: 'json', schema: z.strictObject({ replies: z.array(reply).min(1).max(MOST) }) },
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ optedOut: count, optedIn: count, ignored: count }),
  },
} as const satisfies RouteContract;
