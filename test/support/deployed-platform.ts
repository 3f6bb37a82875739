import { inject } from 'vitest';
import * as z from 'zod';
import { type ApiClient, apiClient } from '#infra/local/demo/client/api-client.ts';
import { dynamoDbClient } from '#shared/aws/dynamodb-client.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { dynamoDbTable } from '#shared/store/dynamodb-table.ts';
import type { Table } from '#shared/store/table.ts';
import { type StaffAccount, signIn } from './ministack/cognito.ts';

export type SentSms = { readonly to: string; readonly text: string };

export type DeployedPlatform = {
  /** The deployed API, over HTTP, signed in by the deployed user pool. */
  readonly api: ApiClient;
  /** What the provider was asked to send; in order for each number. */
  readonly sms: () => Promise<readonly SentSms[]>;
  /** The deployed tables, for moving a deadline into the past. */
  readonly table: Table;
};

/** MiniStack's list, by phone number. */
const sent = z.object({
  sms_messages: z.record(z.string(), z.array(z.object({ Message: z.string() }))),
});

/** The stage that the set-up has deployed, used by these accounts. */
export const deployedPlatform = (accounts: readonly StaffAccount[]): DeployedPlatform => {
  const { endpoint, apiUrl, outputs } = inject('deployment');
  const pool = { endpoint, userPoolId: outputs.userPoolId, clientId: outputs.userPoolClientId };
  const tokens = new Map<string, Promise<string>>();

  const tokenOf = (username: string): Promise<string> => {
    const account = accounts.find((one) => one.username === username);
    if (account === undefined) throw new Error(`no account ${username}`);
    const token = tokens.get(username) ?? signIn(pool, account);
    tokens.set(username, token);
    return token;
  };

  const api = apiClient(async (account, { method, path, headers, body }) => {
    const authorization = account === undefined ? {} : { authorization: `Bearer ${await tokenOf(account)}` };
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { ...headers, ...authorization },
      ...(body === undefined ? {} : { body }),
    });
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, text: await response.text() };
  });

  const client = dynamoDbClient({
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    api,
    sms: async () => {
      const response = await fetch(`${endpoint}/_ministack/sns/sms-messages`);
      const byNumber = Object.entries(sent.parse(await response.json()).sms_messages);
      return byNumber.flatMap(([to, messages]) => messages.map(({ Message }) => ({ to, text: Message })));
    },
    table: dynamoDbTable({ client, tableNames: outputs.tableNames, clock: systemClock }),
  };
};
