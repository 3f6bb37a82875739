import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { StageConfig } from '#infra/config/stage-config.ts';
import { stages } from '#infra/config/stages.ts';
import { type StageStacks, stageStacks } from '#infra/stacks/stage-stacks.ts';
import cdkJson from '../../cdk.json' with { type: 'json' };

type StackName = keyof StageStacks;

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});

export type Resource = z.infer<typeof resource> & { readonly logicalId: string };

export type SynthesisedStage = {
  readonly config: StageConfig;
  readonly app: App;
  readonly stacks: StageStacks;
  /** Resources of a type in one stack of the stage. */
  readonly resources: (stack: StackName, type: string) => readonly Resource[];
};

const resourcesOf = (template: Template): Resource[] =>
  Object.entries(z.record(z.string(), resource).parse(template.toJSON()['Resources'])).map(
    ([logicalId, found]) => ({ ...found, logicalId }),
  );

const synthesiseAll = (): readonly SynthesisedStage[] => {
  const app = new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
  const made = stages.map((config) => ({ config, stacks: stageStacks(app, config) }));
  return made.map(({ config, stacks }) => {
    const all = {
      data: resourcesOf(Template.fromStack(stacks.data)),
      platform: resourcesOf(Template.fromStack(stacks.platform)),
      observability: resourcesOf(Template.fromStack(stacks.observability)),
    };
    return {
      config,
      app,
      stacks,
      resources: (stack, type) => all[stack].filter(({ Type }) => Type === type),
    };
  });
};

let synthesised: readonly SynthesisedStage[] | undefined;

/** Every stage as CloudFormation gets it, without bundling the functions. Takes seconds: call it in `beforeAll`. */
export const synthesise = (): readonly SynthesisedStage[] => {
  synthesised ??= synthesiseAll();
  return synthesised;
};
