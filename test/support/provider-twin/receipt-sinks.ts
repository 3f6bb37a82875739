import { signBody } from '#shared/http/signed-body.ts';
import { toLocalNumber } from './gateway-dialect.ts';
import type { TwinReceipt } from './receipts.ts';

/** Where receipts go. An answer that is due after a receipt waits for what this returns. */
export type ReceiptSink = (receipt: TwinReceipt) => unknown;

/** A receipt as the JSON gateway reports it. */
export const gatewayReport = ({ id, providerId, to, attempt, status, reason, at }: TwinReceipt) => ({
  id,
  providerId,
  to: toLocalNumber(to),
  status,
  at: new Date(at).toISOString(),
  ...(attempt === undefined ? {} : { attempt }),
  ...(reason === undefined ? {} : { words: reason }),
});

/** Posts each receipt, signed with the present time, and keeps the status of each answer. */
export const webhookSink = (url: string, secret: string): ReceiptSink & { readonly statuses: number[] } => {
  const statuses: number[] = [];
  const post = async (receipt: TwinReceipt): Promise<void> => {
    const body = JSON.stringify({ receipts: [gatewayReport(receipt)] });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'content-type': 'application/json',
      'x-sapa-timestamp': timestamp,
      'x-sapa-signature': signBody(secret, timestamp, body),
    };
    const { status } = await fetch(url, { method: 'POST', headers, body });
    statuses.push(status);
  };
  return Object.assign(post, { statuses });
};
