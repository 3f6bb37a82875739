import { expect, inject, it } from 'vitest';
import { runDemo } from '#infra/local/demo/run-demo.ts';
import { silentStoryteller } from '#infra/local/demo/story/storyteller.ts';

it('given the tables are on DynamoDB, when the whole demo runs over HTTP, then every invariant holds', async () => {
  const { summary, findings } = await runDemo({
    story: silentStoryteller(),
    dynamoDb: {
      region: 'ap-southeast-3',
      endpoint: inject('dynamoDbEndpoint'),
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      answerMillis: 60_000,
    },
  });
  expect(findings.filter(({ found }) => found > 0)).toEqual([]);
  expect(summary.messages).toMatchObject({
    total: 356,
    duplicates: 0,
    byStatus: { accepted: 353, suppressed: 3 },
  });
}, 300_000);
