import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { type Instant, instantFromMillis, parseInstant } from '#shared/kernel/time.ts';
import { saying } from '../domain/gateway-words.ts';
import type { Receipt } from '../domain/receipt.ts';
import { failureOf } from '../domain/receipt-failures.ts';

/** What a subscription to CloudWatch Logs hands over, unpacked. */
const envelope = z.object({
  messageType: z.string(),
  logEvents: z
    .array(z.object({ id: z.string(), timestamp: z.number().optional(), message: z.string() }))
    .default([]),
});

type LogEvent = z.output<typeof envelope>['logEvents'][number];

/** One entry of `sns/<region>/<account>/DirectPublishToPhoneNumber[/Failure]` (SNS developer guide). */
const entry = z.object({
  notification: z.object({ messageId: z.string().min(1), timestamp: z.string().optional() }),
  delivery: z.object({
    destination: z.string().regex(/^\+\d{7,15}$/),
    providerResponse: z.string().optional(),
    dwellTimeMsUntilDeviceAck: z.number().nullish(),
    numberOfMessageParts: z.int().positive().optional().catch(undefined),
  }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

type Entry = z.output<typeof entry>;

/** `2016-06-28 00:40:34.558`, in UTC though it does not say so. */
const instantOf = (text: string | undefined, event: LogEvent): Instant =>
  parseInstant(`${(text ?? '').replace(' ', 'T')}Z`) ?? instantFromMillis(event.timestamp ?? 0);

/** SNS's success means that the carrier took it; only the handset's own acknowledgement means that it arrived. */
const outcomeOf = ({ status, delivery }: Entry): Pick<Receipt, 'status' | 'reason'> => {
  if (status === 'FAILURE') return { status: 'failed', reason: failureOf(delivery.providerResponse).reason };
  return { status: typeof delivery.dwellTimeMsUntilDeviceAck === 'number' ? 'delivered' : 'accepted' };
};

const receiptOf = (event: LogEvent, found: Entry): Receipt => {
  const { notification, delivery } = found;
  const parts = delivery.numberOfMessageParts;
  return {
    id: `sns:${event.id}`,
    to: delivery.destination,
    providerId: notification.messageId,
    at: instantOf(notification.timestamp, event),
    ...outcomeOf(found),
    ...saying(delivery.providerResponse ?? ''),
    ...(parts === undefined ? {} : { parts }),
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Far above what CloudWatch Logs sends at once. */
const MOST_BYTES = 32 * 1024 * 1024;

const unpack = (data: string): unknown => {
  try {
    return parseJson(
      gunzipSync(Buffer.from(data, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8'),
    );
  } catch {
    return undefined;
  }
};

/** `malformed`: the ids of entries that say nothing we can read. */
export type DeliveryLog = { readonly receipts: readonly Receipt[]; readonly malformed: readonly string[] };

/** Reads `awslogs.data` of a subscription event: base64 of gzip of JSON. Never throws. */
export const readDeliveryLog = (data: string): DeliveryLog => {
  const found = envelope.safeParse(unpack(data));
  if (!found.success) return { receipts: [], malformed: ['subscription-event'] };
  const receipts: Receipt[] = [];
  const malformed: string[] = [];
  // A control message only asks whether somebody is there.
  const events = found.data.messageType === 'DATA_MESSAGE' ? found.data.logEvents : [];
  for (const event of events) {
    const parsed = entry.safeParse(parseJson(event.message));
    if (parsed.success) receipts.push(receiptOf(event, parsed.data));
    else malformed.push(event.id);
  }
  return { receipts, malformed };
};
