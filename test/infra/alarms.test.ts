import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { queueNames, workflowNames } from '#shared/aws/names.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, text]) => text);

const BUSINESS = [
  ...['http', 'fan-out', 'sweep'].map((name) => `reminders-${name}/BudgetRefused`),
  ...['BudgetRefused', 'SmsUnknown', 'SmsRejected'].flatMap((metric) =>
    ['urgent', 'standard'].map((lane) => `messaging-send-${lane}/${metric}`),
  ),
  ...['messaging-receipts', 'messaging-webhook'].map((name) => `${name}/ReceiptsMalformed`),
];

describe('the alarms', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const alarmsOf = (stage: SynthesisedStage) => stage.resources('observability', 'AWS::CloudWatch::Alarm');

  it('watch every function and dead-letter queue, the urgent lane, each way in which a workflow ends badly, and what people must react to', () => {
    for (const stage of stages)
      expect(
        alarmsOf(stage)
          .map(({ Properties }) => Properties['AlarmName'])
          .toSorted(),
      ).toEqual(
        [
          ...allFunctions.map(({ name }) => `${name}/errors`),
          ...[...queueNames, 'receipts'].map((name) => `${name}/dead-letters`),
          'messages-urgent/waits',
          ...workflowNames.flatMap((name) => [`${name}/failed`, `${name}/aborted`, `${name}/timed-out`]),
          ...BUSINESS,
          'sms/spend',
        ]
          .map((name) => `sapa-${stage.config.stage}/${name}`)
          .toSorted(),
      );
  });

  it('notice when something urgent has waited for a minute', () => {
    for (const stage of stages) {
      const alarm = alarmsOf(stage).find(({ Properties }) =>
        String(Properties['AlarmName']).endsWith('/messages-urgent/waits'),
      );
      expect(alarm?.Properties).toMatchObject({
        MetricName: 'ApproximateAgeOfOldestMessage',
        Statistic: 'Maximum',
        Threshold: 60,
      });
    }
  });

  it('notice when four fifths of the money for SMS are spent', () => {
    for (const stage of stages) {
      const alarm = alarmsOf(stage).find(({ Properties }) =>
        String(Properties['AlarmName']).endsWith('/sms/spend'),
      );
      expect(alarm?.Properties).toMatchObject({
        Namespace: 'AWS/SNS',
        MetricName: 'SMSMonthToDateSpentUSD',
        Threshold: stage.config.sms.monthlySpend * 0.8,
      });
    }
  });

  it('tell somebody, by an encrypted topic', () => {
    for (const stage of stages) {
      const [topic] = stage.resources('observability', 'AWS::SNS::Topic');
      expect(topic?.Properties['KmsMasterKeyId']).toBeDefined();
      for (const { Properties } of alarmsOf(stage))
        expect(Properties['AlarmActions']).toEqual([{ Ref: topic?.logicalId }]);
    }
  });

  it('say what is lost and name a heading of the runbook', () => {
    for (const stage of stages)
      for (const { Properties } of alarmsOf(stage)) {
        const description = String(Properties['AlarmDescription']);
        const [, impact, heading] = /^(.+) Runbook: docs\/runbook\.md, "(.+)"\.$/.exec(description) ?? [];
        expect(impact?.length, description).toBeGreaterThan(20);
        expect(headings, description).toContain(heading);
      }
  });

  it('take silence for health, because a function that is not called reports nothing', () => {
    for (const stage of stages)
      for (const { Properties } of alarmsOf(stage))
        expect(Properties).toMatchObject({ TreatMissingData: 'notBreaching', EvaluationPeriods: 1 });
  });
});
