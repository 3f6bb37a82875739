import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDeliveryLog } from '#functions/messaging/adapters/sns-log.ts';
import { logsEvent, RECEIPT_PHONE, RECEIVED_AT, snsEntry } from '#test/support/builders/receipts.ts';

const read = (entries: readonly unknown[], messageType?: string) =>
  readDeliveryLog(logsEvent(entries, messageType).awslogs.data);

describe("SNS's delivery log", () => {
  it('says that the carrier has taken a message, which is not yet its arrival', () => {
    expect(read([snsEntry()])).toEqual({
      receipts: [
        {
          id: 'sns:event-1',
          to: RECEIPT_PHONE,
          providerId: 'P1',
          at: RECEIVED_AT,
          status: 'accepted',
          words: 'Message has been accepted by phone carrier',
          parts: 1,
        },
      ],
      malformed: [],
    });
  });

  it('says that a message has arrived only when the handset has acknowledged it', () => {
    const { receipts } = read([snsEntry({ delivery: { dwellTimeMsUntilDeviceAck: 1344 } })]);
    expect(receipts[0]?.status).toBe('delivered');
  });

  it('says why a message failed', () => {
    const { receipts } = read([
      snsEntry({ status: 'FAILURE', delivery: { providerResponse: 'Phone has blocked SMS' } }),
    ]);
    expect(receipts[0]).toMatchObject({
      status: 'failed',
      reason: 'phone_blocks_sms',
      words: 'Phone has blocked SMS',
    });
  });

  it('quotes nobody by number', () => {
    const { receipts } = read([
      snsEntry({ status: 'FAILURE', delivery: { providerResponse: 'No route to +62 860-1234-5678!' } }),
    ]);
    expect(receipts[0]).toMatchObject({ reason: 'other', words: 'No route to ***!' });
  });

  it('is read with the least that identifies a message', () => {
    const least = {
      notification: { messageId: 'P9' },
      delivery: { destination: RECEIPT_PHONE },
      status: 'SUCCESS',
    };
    expect(read([least])).toEqual({
      receipts: [
        { id: 'sns:event-1', to: RECEIPT_PHONE, providerId: 'P9', at: RECEIVED_AT, status: 'accepted' },
      ],
      malformed: [],
    });
  });

  it.each([
    ['text that is not JSON', 'no json'],
    ['a list', '[]'],
    [
      'no destination',
      JSON.stringify({ notification: { messageId: 'P1' }, delivery: {}, status: 'SUCCESS' }),
    ],
    ['another status', JSON.stringify(snsEntry({ status: 'MAYBE' }))],
  ])('with %s loses that entry alone', (_, entry) => {
    const { receipts, malformed } = read([entry, snsEntry()]);
    expect(malformed).toEqual(['event-1']);
    expect(receipts.map(({ id }) => id)).toEqual(['sns:event-2']);
  });

  it('is empty when CloudWatch only asks whether somebody is there', () => {
    expect(read([snsEntry()], 'CONTROL_MESSAGE')).toEqual({ receipts: [], malformed: [] });
  });

  it.each([
    ['not compressed', Buffer.from('{}').toString('base64')],
    ['not an envelope', gzipSync('[]').toString('base64')],
    ['empty', ''],
  ])('that is %s is one malformed event', (_, data) => {
    expect(readDeliveryLog(data)).toEqual({ receipts: [], malformed: ['subscription-event'] });
  });
});
