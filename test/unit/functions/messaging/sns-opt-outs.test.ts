import { ListPhoneNumbersOptedOutCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { snsOptOuts } from '#functions/messaging/adapters/sns-opt-outs.ts';

describe('the opt-out list of SNS', () => {
  it('is read page by page with the token of the page before', async () => {
    const client = mockClient(SNSClient);
    client
      .on(ListPhoneNumbersOptedOutCommand, {})
      .resolves({ phoneNumbers: ['+6286012345678'], nextToken: 't2' })
      .on(ListPhoneNumbersOptedOutCommand, { nextToken: 't2' })
      .resolves({ phoneNumbers: ['+6286087654321'] });
    const { list } = snsOptOuts(new SNSClient({}));
    expect([await list(), await list('t2')]).toEqual([
      { phones: ['+6286012345678'], cursor: 't2' },
      { phones: ['+6286087654321'] },
    ]);
  });

  it('may be empty', async () => {
    mockClient(SNSClient).on(ListPhoneNumbersOptedOutCommand).resolves({});
    expect(await snsOptOuts(new SNSClient({})).list()).toEqual({ phones: [] });
  });
});
