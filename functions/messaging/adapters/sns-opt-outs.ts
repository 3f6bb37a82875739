import { ListPhoneNumbersOptedOutCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { ProviderOptOuts } from '#shared/aws/platform.ts';

/** The account's opt-out list in SNS, up to 100 numbers a page. Needs `sns:ListPhoneNumbersOptedOut`. */
export const snsOptOuts = (client: SNSClient): ProviderOptOuts => ({
  list: async (cursor) => {
    const { phoneNumbers = [], nextToken } = await client.send(
      new ListPhoneNumbersOptedOutCommand(cursor === undefined ? {} : { nextToken: cursor }),
    );
    return nextToken === undefined || nextToken === ''
      ? { phones: phoneNumbers }
      : { phones: phoneNumbers, cursor: nextToken };
  },
});
