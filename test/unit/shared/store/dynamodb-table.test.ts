import {
  ConditionalCheckFailedException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbClient } from '#shared/aws/dynamodb-client.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import { dynamoDbTable } from '#shared/store/dynamodb-table.ts';
import { RefusedByStore, StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { Write } from '#shared/store/table.ts';

const client = dynamoDbClient({
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const dynamo = mockClient(client);
const waits: number[] = [];
const table = dynamoDbTable({
  client,
  tableNames: { messages: 'dev-messages', offices: 'dev-offices' },
  clock: { now: () => instantFromMillis(1_760_000_000_000) },
  patience: { sleep: async (millis) => waits.push(millis), random: () => 0.5 },
});

const meta = { $metadata: {}, message: 'from DynamoDB' };
const throttled = () => new ProvisionedThroughputExceededException(meta);
const serverError = () => new InternalServerError({ message: 'oops', $metadata: { httpStatusCode: 500 } });
const timedOut = () => Object.assign(new Error('no answer'), { name: 'TimeoutError' });
const refusedConnection = () => Object.assign(new Error('nobody there'), { code: 'ECONNREFUSED' });
const notConnected = () =>
  Object.assign(
    new Error('the request socket did not establish a connection with the server within 2000 ms.'),
    {
      name: 'TimeoutError',
    },
  );
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({ ...meta, CancellationReasons: codes.map((Code) => ({ Code })) });

const key = { pk: 'a', sk: '-' };
const put = (pk = 'a'): Write => ({
  kind: 'put',
  table: 'messages',
  item: { pk, sk: '-' },
  if: { missing: 'pk' },
});

beforeEach(() => {
  dynamo.reset();
  waits.length = 0;
});

describe('one write', () => {
  it('given throttling that ends, then it waits longer each time and succeeds', async () => {
    dynamo.on(PutCommand).rejectsOnce(throttled()).rejectsOnce(throttled()).resolves({});
    expect((await table.write(put())).ok).toBe(true);
    expect(waits).toStrictEqual([13, 25]);
  });

  it('given throttling that does not end, then the store is busy after five attempts', async () => {
    dynamo.on(PutCommand).rejects(throttled());
    await expect(table.write(put())).rejects.toThrow(StoreBusy);
    expect(dynamo.commandCalls(PutCommand)).toHaveLength(5);
  });

  it.each([
    ['a server error', serverError()],
    ['a time-out', timedOut()],
  ])('given %s, then the answer is lost and the write is not repeated', async (_, error) => {
    dynamo.on(PutCommand).rejects(error);
    await expect(table.write(put())).rejects.toThrow(StoreAnswerLost);
    expect(dynamo.commandCalls(PutCommand)).toHaveLength(1);
  });

  it('given a connection that was refused, then the store is busy, for nothing was sent', async () => {
    dynamo.on(PutCommand).rejects(refusedConnection());
    await expect(table.write(put())).rejects.toThrow(StoreBusy);
  });

  it('given a connection that takes too long, then the write is tried again, for nothing was sent', async () => {
    dynamo.on(PutCommand).rejectsOnce(notConnected()).resolves({});
    expect((await table.write(put())).ok).toBe(true);
  });

  it('given an error that is no matter of the store, then it comes as it is', async () => {
    const denied = Object.assign(new Error('not allowed'), { name: 'AccessDeniedException' });
    dynamo.on(PutCommand).rejects(denied);
    await expect(table.write(put())).rejects.toBe(denied);
  });

  it('given a condition, then the request carries it, asks for the old item, and looks past expired ones', async () => {
    dynamo.on(UpdateCommand).resolves({ Attributes: { ...key, n: 1 } });
    await table.write({
      kind: 'update',
      table: 'messages',
      key,
      add: { n: 1 },
      if: { attribute: 'n', lessThan: 5 },
    });
    expect(dynamo.commandCalls(UpdateCommand)[0]?.args[0].input).toStrictEqual({
      TableName: 'dev-messages',
      Key: key,
      UpdateExpression: 'ADD #n0 :v0',
      ConditionExpression: '#n0 < :v1 AND (NOT #n1 <= :v2)',
      ExpressionAttributeNames: { '#n0': 'n', '#n1': 'expiresAt' },
      ExpressionAttributeValues: { ':v0': 1, ':v1': 5, ':v2': 1_760_000_000 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ReturnValues: 'ALL_NEW',
    });
  });

  it('given a table that the function does not know, then it is refused', async () => {
    await expect(table.get({ table: 'events', key })).rejects.toThrow(RefusedByStore);
  });
});

describe('reads', () => {
  it('given a server error and a time-out, then a read is repeated', async () => {
    dynamo.on(GetCommand).rejectsOnce(serverError()).rejectsOnce(timedOut()).resolves({ Item: key });
    expect(await table.get({ table: 'messages', key })).toStrictEqual(key);
  });

  it('given keys that stay unprocessed at first, then only they are asked for again', async () => {
    const other = { pk: 'b', sk: '-' };
    const unprocessed = { 'dev-messages': { Keys: [other], ConsistentRead: true } };
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { 'dev-messages': [key] }, UnprocessedKeys: unprocessed })
      .resolves({ Responses: { 'dev-messages': [other] } });
    const refs = [other, key].map((of) => ({ table: 'messages', key: of }) as const);
    expect(await table.batchGet(refs)).toStrictEqual([other, key]);
    expect(dynamo.commandCalls(BatchGetCommand)[1]?.args[0].input.RequestItems).toStrictEqual(unprocessed);
  });

  it('given keys that stay unprocessed for ever, then the store is busy', async () => {
    dynamo.on(BatchGetCommand).resolves({ UnprocessedKeys: { 'dev-messages': { Keys: [key] } } });
    await expect(table.batchGet([{ table: 'messages', key }])).rejects.toThrow(StoreBusy);
  });
});

describe('independent writes', () => {
  it('given all throttled, then the store is busy', async () => {
    dynamo.on(PutCommand).rejects(throttled());
    await expect(table.writeEach([put('a'), put('b')])).rejects.toThrow(StoreBusy);
  });

  it('given one throttled and one written, then the answer is lost, for something was written', async () => {
    dynamo.on(PutCommand).resolves({});
    dynamo.on(PutCommand, { Item: { pk: 'b', sk: '-' } }).rejects(throttled());
    await expect(table.writeEach([put('a'), put('b')])).rejects.toThrow(StoreAnswerLost);
  });

  it('given 40 writes, then never more than 16 are under way', async () => {
    let running = 0;
    let most = 0;
    dynamo.on(PutCommand).callsFake(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return {};
    });
    await table.writeEach(Array.from({ length: 40 }, (_, n) => put(`n${n}`)));
    expect(most).toBe(16);
  });
});

describe('transactions', () => {
  it('given a conflict with another, then it is tried again', async () => {
    dynamo.on(TransactWriteCommand).rejectsOnce(cancelled('None', 'TransactionConflict')).resolves({});
    expect((await table.transact([put('a'), put('b')])).ok).toBe(true);
  });

  it('given conflicts without end, then the store is busy', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    await expect(table.transact([put()])).rejects.toThrow(StoreBusy);
  });

  it('given a failed condition beside a conflict, then it is tried again until the failures are complete', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('ConditionalCheckFailed', 'TransactionConflict'))
      .rejects(cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'));
    const failures = [{ index: 0 }, { index: 1 }];
    const refused = { ok: false, error: { kind: 'transaction_refused', failures } };
    expect(await table.transact([put('a'), put('b')])).toStrictEqual(refused);
  });

  it('given a part that DynamoDB does not accept, then it is refused', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('None', 'ValidationError'));
    await expect(table.transact([put('a'), put('b')])).rejects.toThrow(RefusedByStore);
  });

  it('given a token, then two tries are the same request to the letter', async () => {
    dynamo.on(BatchGetCommand).resolves({ Responses: {} });
    dynamo.on(TransactWriteCommand).resolves({});
    await table.transact([put()], { token: 'once' });
    await table.transact([put()], { token: 'once' });
    const [first, second] = dynamo.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input);
    expect(first).toStrictEqual(second);
    expect(JSON.stringify(first)).not.toContain('1760000000');
    expect(first?.ClientRequestToken).toBe('once');
  });
});

describe('an expired item', () => {
  it('given one that keeps coming back, then the store is busy', async () => {
    const Item = { pk: { S: 'a' }, sk: { S: '-' }, expiresAt: { N: '1' } };
    dynamo.onAnyCommand().resolves({});
    dynamo.on(PutCommand).rejects(new ConditionalCheckFailedException({ ...meta, Item }));
    await expect(table.write(put())).rejects.toThrow(StoreBusy);
  });
});
