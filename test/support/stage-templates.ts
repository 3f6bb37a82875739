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

const resourcesOf = (template: Template, type: string): Resource[] =>
  Object.entries(template.findResources(type)).map(([logicalId, found]) => ({
    ...resource.parse(found),
    logicalId,
  }));

/** Every stage as CloudFormation gets it, without bundling the functions. Takes seconds: once per file, in `beforeAll`. */
export const synthesise = (): readonly SynthesisedStage[] => {
  // One app per stage would not share the work of loading.
  const app = new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
  const made = stages.map((config) => ({ config, stacks: stageStacks(app, config) }));
  return made.map(({ config, stacks }) => {
    const templates = {
      data: Template.fromStack(stacks.data),
      platform: Template.fromStack(stacks.platform),
      observability: Template.fromStack(stacks.observability),
    };
    return { config, app, stacks, resources: (stack, type) => resourcesOf(templates[stack], type) };
  });
};

const statement = z.object({
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Effect: z.enum(['Allow', 'Deny']),
  Resource: z.unknown(),
  NotResource: z.unknown(),
});

export type Statement = z.infer<typeof statement>;

const policies = z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) }));

/** What a role's inline policies allow. */
export const statementsOf = (role: Resource): Statement[] =>
  policies.parse(role.Properties['Policies'] ?? []).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
