import { beforeAll, describe, expect, it } from 'vitest';
import { queueNames } from '#shared/aws/names.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

describe('the queues and schedules', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const queuesOf = (stage: SynthesisedStage) => {
    const all = stage.resources('platform', 'AWS::SQS::Queue');
    const named = (name: string) =>
      all.find(({ Properties }) => Properties['QueueName'] === `sapa-${stage.config.stage}-${name}`);
    return { all, named };
  };

  it('are those of the names, each with its dead-letter queue', () => {
    for (const stage of stages) {
      const { all, named } = queuesOf(stage);
      expect(all).toHaveLength(queueNames.length * 2);
      for (const name of queueNames)
        expect(named(name)?.Properties['RedrivePolicy']).toEqual({
          deadLetterTargetArn: { 'Fn::GetAtt': [named(`${name}-dead`)?.logicalId, 'Arn'] },
          maxReceiveCount: 3,
        });
    }
  });

  it('keep dead letters for the longest time there is', () => {
    for (const stage of stages)
      for (const name of queueNames)
        expect(queuesOf(stage).named(`${name}-dead`)?.Properties).toMatchObject({
          MessageRetentionPeriod: 14 * 24 * 3600,
        });
  });

  it('hide a message for six times as long as its function may take', () => {
    for (const stage of stages) {
      const timeouts = stage
        .resources('platform', 'AWS::Lambda::Function')
        .map(({ Properties }) => Number(Properties['Timeout']));
      for (const name of queueNames)
        expect(Number(queuesOf(stage).named(name)?.Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(
          6 * Math.max(...timeouts),
        );
    }
  });

  it('are encrypted by our key and refuse plain HTTP', () => {
    for (const stage of stages) {
      const policies = stage
        .resources('platform', 'AWS::SQS::QueuePolicy')
        .map(({ Properties }) => Properties);
      for (const { logicalId, Properties } of queuesOf(stage).all) {
        expect(Properties['KmsMasterKeyId']).toBeDefined();
        const policy = policies.find((one) => JSON.stringify(one['Queues']) === `[{"Ref":"${logicalId}"}]`);
        expect(policy?.['PolicyDocument']).toMatchObject({
          Statement: expect.arrayContaining([
            expect.objectContaining({
              Effect: 'Deny',
              Action: 'sqs:*',
              Principal: { AWS: '*' },
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        });
      }
    }
  });

  it('report failed messages one by one', () => {
    for (const stage of stages)
      expect(stage.resources('platform', 'AWS::Lambda::EventSourceMapping')).toMatchObject(
        queueNames.map(() => ({ Properties: { FunctionResponseTypes: ['ReportBatchItemFailures'] } })),
      );
  });

  it('are swept every minute, without retries that would pile up', () => {
    for (const stage of stages) {
      const schedules = stage.resources('platform', 'AWS::Scheduler::Schedule');
      expect(schedules.length).toBeGreaterThan(0);
      for (const { Properties } of schedules)
        expect(Properties).toMatchObject({
          ScheduleExpression: 'rate(1 minute)',
          Target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
        });
    }
  });
});
