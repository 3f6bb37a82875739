import { gzipSync } from 'node:zlib';
import type { Ledger } from '#functions/messaging/app/ports.ts';
import type { Change } from '#functions/messaging/domain/change.ts';
import { intentKey } from '#functions/messaging/domain/intent.ts';
import type { Message } from '#functions/messaging/domain/message.ts';
import { unstoredMessage } from '#functions/messaging/domain/message.ts';
import type { Receipt } from '#functions/messaging/domain/receipt.ts';
import { accept, claim, loseTrack, reject } from '#functions/messaging/domain/steps.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { reminderIntent } from './messaging.ts';

export const RECEIPT_PHONE = '+6286012345678';
export const SENT_AT = '2025-11-10T02:00:00.000Z' as Instant;
export const ANSWERED_AT = '2025-11-10T02:00:01.000Z' as Instant;
export const RECEIVED_AT = '2025-11-10T02:00:05.000Z' as Instant;

/** The handset's own acknowledgement of the message that `sent` makes. */
export const receipt = (over: Partial<Receipt> = {}): Receipt => ({
  id: 'sns:1',
  to: RECEIPT_PHONE,
  providerId: 'P1',
  at: RECEIVED_AT,
  status: 'delivered',
  ...over,
});

type Outcome = 'sending' | 'accepted' | 'unknown' | 'refused';

type Sent = { readonly recipient?: string; readonly providerId?: string; readonly attemptId?: string };

const afterCall = (message: Message, outcome: Outcome, providerId: string): Change | undefined => {
  if (outcome === 'accepted') return accept(message, { providerId }, ANSWERED_AT);
  if (outcome === 'unknown') return loseTrack(message, { reason: 'timeout' }, ANSWERED_AT);
  return outcome === 'refused' ? reject(message, { reason: 'invalid_number' }, ANSWERED_AT) : undefined;
};

/** The changes by which a message came to the end of its call, the claim first. */
export const sendingSteps = (outcome: Outcome, over: Sent = {}): readonly Change[] => {
  const { recipient = 'REG1', providerId = 'P1', attemptId = 'A1' } = over;
  const intent = reminderIntent({ recipient, to: RECEIPT_PHONE });
  const text = { text: 'BP3MI Kalbar: ...', parts: 1, template: 'reminder-1' };
  const first = claim(
    unstoredMessage({ key: intentKey(intent), batchKey: 'BATCH1' }, intent, SENT_AT),
    { attemptId, ...text },
    SENT_AT,
  );
  const second = afterCall(first.after, outcome, providerId);
  return second === undefined ? [first] : [first, second];
};

/** A message after its call. */
export const sent = (outcome: Outcome = 'accepted', over: Sent = {}): Message => {
  const last = sendingSteps(outcome, over).at(-1);
  if (last === undefined) throw new Error('a call has at least its claim');
  return last.after;
};

/** Writes such a message into a ledger. */
export const recordSent = async (
  ledger: Pick<Ledger, 'apply'>,
  outcome: Outcome = 'accepted',
  over: Sent = {},
): Promise<void> => {
  for (const step of sendingSteps(outcome, over)) {
    const [applied] = await ledger.apply([step]);
    if (applied?.kind !== 'applied') throw new Error('the message was there already');
  }
};

type DeepPartial<T> = { readonly [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };

const entryFields = {
  notification: { messageId: 'P1', timestamp: '2025-11-10 02:00:05.000' },
  delivery: {
    phoneCarrier: 'Operator',
    mnc: 0,
    mcc: 510,
    destination: RECEIPT_PHONE,
    priceInUSD: 0.4,
    smsType: 'Transactional',
    providerResponse: 'Message has been accepted by phone carrier',
    dwellTimeMs: 599,
    dwellTimeMsUntilDeviceAck: undefined as number | undefined,
    numberOfMessageParts: 1,
  },
  status: 'SUCCESS',
};

type EntryOver = DeepPartial<typeof entryFields>;

/** One entry of SNS's delivery log: the carrier has taken the message. */
export const snsEntry = (over: EntryOver = {}) => ({
  notification: { ...entryFields.notification, ...over.notification },
  delivery: { ...entryFields.delivery, ...over.delivery },
  status: over.status ?? entryFields.status,
});

/** What a subscription to CloudWatch Logs calls a function with; entries that are texts go in as they are. */
export const logsEvent = (entries: readonly unknown[], messageType = 'DATA_MESSAGE') => {
  const envelope = {
    messageType,
    owner: '000000000000',
    logGroup: 'sns/ap-southeast-3/000000000000/DirectPublishToPhoneNumber',
    logStream: 'stream',
    subscriptionFilters: ['ToReceipts'],
    logEvents: entries.map((entry, index) => ({
      id: `event-${index + 1}`,
      timestamp: Date.parse(RECEIVED_AT),
      message: typeof entry === 'string' ? entry : JSON.stringify(entry),
    })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(envelope)).toString('base64') } };
};
