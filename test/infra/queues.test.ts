import { beforeAll, describe, expect, it } from 'vitest';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { queueNames } from '#shared/aws/names.ts';
import { type Duration, durationMillis } from '#shared/kernel/time.ts';
import { functionOf } from '#test/support/function-grants.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const wantedRates = allFunctions.flatMap(({ trigger }) => {
  if (trigger.kind !== 'schedule') return [];
  const minutes = durationMillis(trigger.every as Duration) / 60_000;
  return [minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)`];
});

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

  it('are those of the names, each with its dead-letter queue, and one for receipts that nobody could read', () => {
    for (const stage of stages) {
      const { all, named } = queuesOf(stage);
      expect(all).toHaveLength(queueNames.length * 2 + 1);
      expect(named('receipts-dead')).toBeDefined();
      for (const name of queueNames)
        expect(named(name)?.Properties['RedrivePolicy']).toEqual({
          deadLetterTargetArn: { 'Fn::GetAtt': [named(`${name}-dead`)?.logicalId, 'Arn'] },
          maxReceiveCount: 3,
        });
    }
  });

  it('let a person move dead letters back where they came from, and nowhere else', () => {
    for (const stage of stages)
      for (const name of queueNames) {
        const { named } = queuesOf(stage);
        const policy = named(`${name}-dead`)?.Properties['RedriveAllowPolicy'];
        expect(policy).toMatchObject({ redrivePermission: 'byQueue' });
        expect(JSON.stringify(policy)).toContain(`:${named(name)?.Properties['QueueName']}"`);
      }
  });

  it('keep dead letters for the longest time there is', () => {
    for (const stage of stages)
      for (const name of [...queueNames, 'receipts'])
        expect(queuesOf(stage).named(`${name}-dead`)?.Properties).toMatchObject({
          MessageRetentionPeriod: 14 * 24 * 3600,
        });
  });

  it('hide a message for six times as long as its function may take', () => {
    for (const stage of stages) {
      const timeouts = allFunctions.map(({ name }) => Number(functionOf(stage, name)?.Properties['Timeout']));
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

  it('give what is urgent more senders than the rest, ten messages each', () => {
    for (const stage of stages) {
      const mappings = stage.resources('platform', 'AWS::Lambda::EventSourceMapping');
      const of = (name: string) => {
        const id = queuesOf(stage).named(name)?.logicalId;
        return mappings.find(({ Properties }) =>
          JSON.stringify(Properties['EventSourceArn']).includes(`"${id}"`),
        );
      };
      for (const [name, MaximumConcurrency] of [
        ['messages-urgent', 5],
        ['messages-standard', 2],
      ] as const)
        expect(of(name)?.Properties, name).toMatchObject({
          BatchSize: 10,
          ScalingConfig: { MaximumConcurrency },
        });
    }
  });

  it('are swept every minute, and what else has a schedule is called by it, without retries that would pile up', () => {
    for (const stage of stages) {
      const schedules = stage.resources('platform', 'AWS::Scheduler::Schedule');
      const rates = schedules.map(({ Properties }) => Properties['ScheduleExpression']);
      expect(rates.toSorted()).toEqual(wantedRates.toSorted());
      expect(rates).toContain('rate(1 minute)');
      for (const { Properties } of schedules)
        expect(Properties).toMatchObject({ Target: { RetryPolicy: { MaximumRetryAttempts: 0 } } });
    }
  });
});
