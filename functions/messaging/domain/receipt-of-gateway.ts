import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';
import { saying } from './gateway-words.ts';
import type { Receipt, ReceiptStatus } from './receipt.ts';
import { failureOf } from './receipt-failures.ts';

/** What a gateway says of one message. */
export type GatewayReport = {
  readonly id: string;
  readonly status: ReceiptStatus;
  readonly at: Instant;
  readonly attempt?: string;
  readonly providerId?: string;
  readonly words?: string;
};

/** The status is part of the id, because some gateways give the message's id to each of its reports. */
export const receiptOfGateway = (to: Phone, { id, status, words, ...report }: GatewayReport): Receipt => ({
  id: `gateway:${id}:${status}`,
  to,
  ...report,
  status,
  ...(status === 'failed' ? { reason: failureOf(words).reason } : {}),
  ...saying(words ?? ''),
});
