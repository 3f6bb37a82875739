import {
  type MessageAttributeValue,
  PublishCommand,
  SNSClient,
  type SNSClientConfig,
} from '@aws-sdk/client-sns';
import type { SmsProvider } from '#shared/aws/platform.ts';
import { answerTo } from './sns-answer.ts';

export type SnsOptions = {
  /** 1 to 11 letters and digits; numbers of some networks only. */
  readonly senderId?: string | undefined;
  /** The most that one SMS may cost, in US dollars: `0.50`. */
  readonly maxPrice?: string | undefined;
  /** `Transactional`, which SNS sends with more care, unless it says otherwise. */
  readonly smsType?: 'Transactional' | 'Promotional' | undefined;
};

const CONNECT_MS = 2_000;
const REQUEST_MS = 8_000;

/** One wire attempt, at most 8 seconds: a retry inside the client could send an SMS twice. */
export const snsClient = (config: SNSClientConfig = {}, requestMs: number = REQUEST_MS): SNSClient =>
  new SNSClient({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_MS, requestMs),
      requestTimeout: requestMs,
      // Without this the client only warns and goes on waiting.
      throwOnRequestTimeout: true,
    },
  });

const text = (StringValue: string): MessageAttributeValue => ({ DataType: 'String', StringValue });

const attributesOf = ({
  senderId,
  maxPrice,
  smsType = 'Transactional',
}: SnsOptions): Record<string, MessageAttributeValue> => ({
  'AWS.SNS.SMS.SMSType': text(smsType),
  ...(senderId === undefined ? {} : { 'AWS.SNS.SMS.SenderID': text(senderId) }),
  ...(maxPrice === undefined
    ? {}
    : { 'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPrice } }),
});

/** SMS by Amazon SNS. It has no field for a reference or an attempt: the ledger's own row is the link. */
export const snsProvider = (client: SNSClient, options: SnsOptions = {}): SmsProvider => ({
  send: async ({ to, text: Message }) => {
    const MessageAttributes = attributesOf(options);
    try {
      const { MessageId } = await client.send(
        new PublishCommand({ PhoneNumber: to, Message, MessageAttributes }),
      );
      return MessageId === undefined
        ? { kind: 'unknown', reason: 'no_message_id' }
        : { kind: 'accepted', providerId: MessageId };
    } catch (error) {
      return answerTo(error);
    }
  },
});
