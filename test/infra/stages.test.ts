import { type Stack, Validations } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allFunctions } from '#infra/contexts/contracts.ts';
import { functionOf } from '#test/support/function-grants.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

const acknowledgement = z.record(z.string(), z.unknown());
const MIN_REASON = 30;
const stackNames = ['data', 'platform', 'observability'] as const;
const POLICY_TYPES = ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

describe('the stages', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const stacksOf = ({ stacks }: SynthesisedStage): Stack[] => Object.values(stacks);

  it('are three, all in Jakarta', () => {
    expect(stages.map(({ config }) => config.stage)).toEqual(['dev', 'staging', 'prod']);
    for (const stage of stages)
      for (const stack of stacksOf(stage)) expect(stack.region, stack.stackName).toBe('ap-southeast-3');
  });

  it('let SMS out to invented numbers only, unless they are prod', () => {
    expect(Object.fromEntries(stages.map(({ config }) => [config.stage, config.sms.allowList]))).toEqual({
      dev: ['+62860'],
      staging: [],
      prod: ['+62'],
    });
  });

  it('are built without local sign-in', () => {
    for (const stage of stages)
      for (const { name } of allFunctions) {
        const environment = JSON.stringify(functionOf(stage, name)?.Properties['Environment']);
        expect(environment).toContain('https://cognito-idp.ap-southeast-3.amazonaws.com/');
        expect(environment).not.toMatch(/localhost|127\.0\.0\.1|\/local\//);
      }
  });

  it('give no role an action with a wildcard', () => {
    const policies = stages.flatMap((stage) =>
      stackNames.flatMap((stack) => POLICY_TYPES.flatMap((type) => stage.resources(stack, type))),
    );
    expect(policies.length).toBeGreaterThan(0);
    for (const { logicalId, Properties } of policies)
      expect(JSON.stringify(Properties), logicalId).not.toMatch(/"[a-z0-9-]+:[A-Za-z]*\*"/);
  });

  it('give a reason for each finding that they accept', () => {
    const accepted = stages.flatMap((stage) =>
      stacksOf(stage).flatMap((stack) =>
        stack.node
          .findAll()
          .flatMap(({ node }) =>
            node.metadata
              .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
              .flatMap(({ data }) => Object.entries(acknowledgement.parse(data))),
          ),
      ),
    );
    expect(accepted.length).toBeGreaterThan(0);
    for (const [rule, reason] of accepted)
      expect(String(reason).length, `${rule}: ${String(reason)}`).toBeGreaterThan(MIN_REASON);
  });
});
