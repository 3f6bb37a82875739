import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { workflowNames } from '#shared/aws/names.ts';
import { functionOf } from '#test/support/function-grants.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const substitutions = z.record(
  z.string(),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
);
const fileOf = (workflow: string) => readFileSync(`infra/workflows/${workflow}.asl.json`, 'utf8');

describe('the workflows', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const machineOf = (stage: SynthesisedStage, workflow: string) =>
    stage
      .resources('platform', 'AWS::StepFunctions::StateMachine')
      .find(({ Properties }) => Properties['StateMachineName'] === `sapa-${stage.config.stage}-${workflow}`);

  it('are those of the names', () => {
    for (const stage of stages)
      expect(stage.resources('platform', 'AWS::StepFunctions::StateMachine')).toHaveLength(
        workflowNames.length,
      );
  });

  it('are Standard, traced, and log states and times but never the data of an execution', () => {
    for (const stage of stages)
      for (const workflow of workflowNames)
        expect(machineOf(stage, workflow)?.Properties).toMatchObject({
          StateMachineType: 'STANDARD',
          TracingConfiguration: { Enabled: true },
          LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        });
  });

  it('are their ASL files, word for word', () => {
    for (const stage of stages)
      for (const workflow of workflowNames)
        expect(machineOf(stage, workflow)?.Properties['DefinitionString']).toBe(fileOf(workflow));
  });

  it('have a function of their contracts for every placeholder, and no other', () => {
    for (const stage of stages)
      for (const workflow of workflowNames) {
        const placeholders = [...fileOf(workflow).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
        const given = substitutions.parse(machineOf(stage, workflow)?.Properties['DefinitionSubstitutions']);
        const wanted = allFunctions.flatMap(({ name, trigger }) =>
          trigger.kind === 'workflow-step' && trigger.workflow === workflow
            ? [[`${trigger.step}FunctionArn`, { 'Fn::GetAtt': [functionOf(stage, name)?.logicalId, 'Arn'] }]]
            : [],
        );
        expect(given).toEqual(Object.fromEntries(wanted));
        expect([...new Set(placeholders)].toSorted()).toEqual(Object.keys(given).toSorted());
      }
  });
});
