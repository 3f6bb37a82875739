import { inject } from 'vitest';
import { movingClock, type Subject } from '#test/contract/store/subject.ts';
import { describeTable } from '#test/contract/store/table-contract.ts';
import { openLocalDynamoDb } from '#test/support/dynamodb-tables.ts';

describeTable('DynamoDB table', async () => {
  const local = await openLocalDynamoDb(inject('dynamoDbEndpoint'));
  let count = 0;
  const subject = (): Subject => {
    const clock = movingClock();
    // The checks share tables, so each has keys of its own.
    count += 1;
    return { table: local.table(clock), clock, unique: `check-${count}` };
  };
  return { subject, close: async () => local.close() };
});
