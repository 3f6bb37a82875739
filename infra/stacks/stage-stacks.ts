import { Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { DataStack } from './data-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { PlatformStack } from './platform-stack.ts';

/** What the surroundings say, not the stage. */
export type Surroundings = {
  readonly account?: string | undefined;
  /** `AWS_ENDPOINT_URL`, when deploying to an AWS-compatible endpoint instead of AWS. */
  readonly endpoint?: string | undefined;
};

export type StageStacks = {
  readonly data: DataStack;
  readonly platform: PlatformStack;
  readonly observability: ObservabilityStack;
};

/** The stacks of one stage. */
export const stageStacks = (
  scope: Construct,
  config: StageConfig,
  { account, endpoint }: Surroundings = {},
): StageStacks => {
  const prefix = `sapa-${config.stage}`;
  const env = { region: config.region, ...(account === undefined ? {} : { account }) };
  const data = new DataStack(scope, `${prefix}-data`, { env, config });
  const platform = new PlatformStack(scope, `${prefix}-platform`, { env, config, data, endpoint });
  const observability = new ObservabilityStack(scope, `${prefix}-observability`, {
    env,
    config,
    data,
    platform,
  });
  for (const stack of [data, platform, observability]) Tags.of(stack).add('project', 'sapa');
  return { data, platform, observability };
};
