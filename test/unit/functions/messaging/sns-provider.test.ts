import {
  InternalErrorException,
  InvalidParameterException,
  PublishCommand,
  SNSClient,
  ThrottledException,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { snsClient, snsProvider } from '#functions/messaging/adapters/sns-provider.ts';

const REQUEST = { to: '+6286012345678', text: 'BP3MI Kalbar: teks', reference: 'key', attempt: 'attempt' };

const answering = (error: Error) => {
  const client = mockClient(SNSClient);
  client.on(PublishCommand).rejects(error);
  return snsProvider(new SNSClient({})).send(REQUEST);
};
const metadata = (httpStatusCode: number) => ({ message: 'x', $metadata: { httpStatusCode } });
const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

describe('sending through SNS', () => {
  it('publishes to the number, as a transactional SMS of this sender within this price', async () => {
    const client = mockClient(SNSClient);
    client.on(PublishCommand).resolves({ MessageId: 'sns-1' });
    const sms = snsProvider(new SNSClient({}), { senderId: 'BP3MI', maxPrice: '0.50' });
    expect(await sms.send(REQUEST)).toEqual({ kind: 'accepted', providerId: 'sns-1' });
    expect(client.commandCalls(PublishCommand)[0]?.args[0].input).toEqual({
      PhoneNumber: '+6286012345678',
      Message: 'BP3MI Kalbar: teks',
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'BP3MI' },
        'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: '0.50' },
      },
    });
  });

  it('says otherwise when it is told to', async () => {
    const client = mockClient(SNSClient);
    client.on(PublishCommand).resolves({ MessageId: 'sns-1' });
    await snsProvider(new SNSClient({}), { smsType: 'Promotional' }).send(REQUEST);
    expect(client.commandCalls(PublishCommand)[0]?.args[0].input.MessageAttributes).toEqual({
      'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Promotional' },
    });
  });

  it('cannot tell when SNS answers without a message id', async () => {
    mockClient(SNSClient).on(PublishCommand).resolves({});
    expect(await snsProvider(new SNSClient({})).send(REQUEST)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['an invalid number', 'Invalid parameter: PhoneNumber', 'invalid_number'],
    ['a person who opted out', 'Phone number is opted out', 'opted_out'],
    ['another invalid parameter', 'Invalid parameter: Message', 'invalid_parameter'],
  ])('gives up on %s', async (_, message, reason) => {
    const error = new InvalidParameterException({ message, $metadata: { httpStatusCode: 400 } });
    expect(await answering(error)).toMatchObject({ kind: 'rejected', reason });
  });

  it.each([
    ['SNS throttles', new ThrottledException(metadata(429)), 'throttled'],
    ['SNS refuses for now', named('AuthorizationErrorException', metadata(403)), 'refused'],
    ['there are no credentials', named('CredentialsProviderError'), 'no_credentials'],
    ['the name is not found', named('Error', { code: 'ENOTFOUND' }), 'not_connected'],
    [
      'no connection comes about in time',
      named('TimeoutError', { message: 'the request socket did not establish a connection with the server' }),
      'not_connected',
    ],
    ['nobody listens', named('Error', { code: 'ECONNREFUSED' }), 'not_connected'],
  ])('may try again when %s', async (_, error, reason) => {
    expect(await answering(error)).toMatchObject({ kind: 'not_accepted', reason });
  });

  it.each([
    ['SNS fails inside', new InternalErrorException(metadata(500)), 'provider_failed'],
    ['a gateway fails', named('Error', metadata(503)), 'provider_failed'],
    ['the time is up', named('TimeoutError'), 'timeout'],
    ['the connection breaks', named('Error', { code: 'ECONNRESET' }), 'connection_lost'],
    ['something strange happens', named('Strange'), 'connection_lost'],
  ])('cannot tell when %s', async (_, error, reason) => {
    expect(await answering(error)).toMatchObject({ kind: 'unknown', reason });
  });

  it('keeps what SNS says, and nothing of what the client says itself', async () => {
    const said = new ThrottledException({ message: 'Rate exceeded', $metadata: { httpStatusCode: 429 } });
    expect([await answering(said), await answering(named('TimeoutError'))]).toEqual([
      { kind: 'not_accepted', reason: 'throttled', words: 'Rate exceeded' },
      { kind: 'unknown', reason: 'timeout' },
    ]);
  });

  it('never lets the client retry by itself', async () => {
    expect(await snsClient({ region: 'ap-southeast-3' }).config.maxAttempts()).toBe(1);
  });
});
