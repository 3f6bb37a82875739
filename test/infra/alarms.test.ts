import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { queueNames, workflowNames } from '#shared/aws/names.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (.+)$/gm)].map(([, text]) => text);

describe('the alarms', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const alarmsOf = (stage: SynthesisedStage) => stage.resources('observability', 'AWS::CloudWatch::Alarm');

  it('watch every function, every dead-letter queue, and each way in which a workflow ends badly', () => {
    for (const stage of stages)
      expect(
        alarmsOf(stage)
          .map(({ Properties }) => Properties['AlarmName'])
          .toSorted(),
      ).toEqual(
        [
          ...allFunctions.map(({ name }) => `${name}/errors`),
          ...queueNames.map((name) => `${name}/dead-letters`),
          ...workflowNames.flatMap((name) => [`${name}/failed`, `${name}/aborted`, `${name}/timed-out`]),
        ]
          .map((name) => `sapa-${stage.config.stage}/${name}`)
          .toSorted(),
      );
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
