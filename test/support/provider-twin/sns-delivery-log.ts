import { gzipSync } from 'node:zlib';
import type { TwinReceipt } from './receipts.ts';

const SAID = 'Message has been accepted by phone carrier';

/** A receipt as an entry of SNS's delivery log (SNS developer guide): one `SUCCESS` for carrier and handset alike. */
const logEntry = ({
  providerId,
  to,
  status,
  reason = 'Unknown error attempting to reach phone',
  at,
}: TwinReceipt) => ({
  notification: {
    messageId: providerId,
    timestamp: new Date(at).toISOString().replace('T', ' ').slice(0, -1),
  },
  delivery: {
    mnc: 0,
    mcc: 510,
    destination: to,
    priceInUSD: 0.4,
    smsType: 'Transactional',
    providerResponse: status === 'failed' ? reason : SAID,
    dwellTimeMs: 599,
    ...(status === 'delivered' ? { dwellTimeMsUntilDeviceAck: 1344 } : {}),
    numberOfMessageParts: 1,
  },
  status: status === 'failed' ? 'FAILURE' : 'SUCCESS',
});

/** What a CloudWatch Logs subscription hands to its function. */
export const deliveryLogEvent = (receipts: readonly TwinReceipt[]) => {
  const log = {
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: 'sns/ap-southeast-3/111122223333/DirectPublishToPhoneNumber',
    logStream: 'twin',
    subscriptionFilters: ['twin'],
    logEvents: receipts.map((receipt) => ({
      id: receipt.id,
      timestamp: receipt.at,
      message: JSON.stringify(logEntry(receipt)),
    })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(log)).toString('base64') } };
};
