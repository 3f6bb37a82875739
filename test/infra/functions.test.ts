import { beforeAll, describe, expect, it } from 'vitest';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { functionOf, roleOf } from '#test/support/function-grants.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

/** AWS's own code, behind a custom resource: CloudFormation has no resource for what it sets. */
const SETTER = 'sms-attributes';

describe('the functions', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  it('are those of the contracts, the one that sets attributes of SMS, and nothing else', () => {
    for (const stage of stages)
      expect(
        stage
          .resources('platform', 'AWS::Lambda::Function')
          .map(({ Properties }) => Properties['FunctionName'])
          .toSorted(),
      ).toEqual(
        [...allFunctions.map(({ name }) => name), SETTER]
          .map((name) => `sapa-${stage.config.stage}-${name}`)
          .toSorted(),
      );
  });

  it('run on Node 24, arm64, with what a user loses as description', () => {
    for (const stage of stages)
      for (const contract of allFunctions)
        expect(functionOf(stage, contract.name)?.Properties).toMatchObject({
          Runtime: 'nodejs24.x',
          Architectures: ['arm64'],
          Handler: 'index.handler',
          Description: contract.errorImpact,
        });
  });

  it('have a role each', () => {
    for (const stage of stages) {
      const roles = allFunctions.map(({ name }) => roleOf(stage, name)?.logicalId);
      expect(roles).not.toContain(undefined);
      expect(new Set(roles).size).toBe(allFunctions.length);
    }
  });

  it('have no managed policy, whose actions others decide', () => {
    for (const stage of stages)
      for (const { name } of allFunctions)
        expect(roleOf(stage, name)?.Properties, name).not.toHaveProperty('ManagedPolicyArns');
  });

  it('are told where their tables are, and of no others', () => {
    for (const stage of stages)
      for (const { name, tables } of allFunctions) {
        const environment = JSON.parse(JSON.stringify(functionOf(stage, name)?.Properties['Environment']));
        const told = Object.keys(environment.Variables).filter((variable) => variable.startsWith('TABLE_'));
        expect(told.toSorted(), name).toEqual(
          Object.keys(tables)
            .map((table) => `TABLE_${table.toUpperCase()}`)
            .toSorted(),
        );
      }
  });

  it('have the memory of their contract, or 512 MB', () => {
    for (const stage of stages)
      for (const { name, memoryMb } of allFunctions)
        expect(functionOf(stage, name)?.Properties['MemorySize'], name).toBe(memoryMb ?? 512);
  });

  it('are told how SMS leave their stage', () => {
    for (const stage of stages)
      for (const { name } of allFunctions) {
        const { allowList, ...sms } = stage.config.sms;
        expect(functionOf(stage, name)?.Properties['Environment'], name).toMatchObject({
          Variables: {
            SMS_ALLOW_LIST: allowList.join(','),
            SMS_PER_SECOND: String(sms.perSecond),
            SMS_PRICE_PER_PART: String(sms.pricePerPart),
            SMS_MONTHLY_PARTS: String(sms.monthlyParts),
            SMS_NOTICE_FLOOR: String(sms.noticeFloor),
            SMS_PREVIEW_ABOVE: String(sms.previewAbove),
          },
        });
      }
  });

  it('are told where their secrets are, and of no others', () => {
    for (const stage of stages)
      for (const { name, secrets } of allFunctions) {
        const told = Object.keys(
          Object(Object(functionOf(stage, name)?.Properties['Environment']).Variables),
        ).filter((variable) => variable.startsWith('SECRET_'));
        expect(told.toSorted(), name).toEqual(
          (secrets ?? []).map((secret) => `SECRET_${secret.toUpperCase().replaceAll('-', '_')}`).toSorted(),
        );
      }
  });

  it('write logs that are encrypted and end', () => {
    for (const stage of stages)
      for (const { name } of allFunctions) {
        const logs = stage
          .resources('platform', 'AWS::Logs::LogGroup')
          .find(
            ({ Properties }) =>
              Properties['LogGroupName'] === `/aws/lambda/sapa-${stage.config.stage}-${name}`,
          );
        expect(logs?.Properties, name).toMatchObject({
          RetentionInDays: stage.config.logRetentionDays,
          KmsKeyId: expect.anything(),
        });
      }
  });
});
