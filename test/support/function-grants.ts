import * as z from 'zod';
import type { TableName } from '#shared/store/tables.ts';
import type { Resource, SynthesisedStage } from './stage-templates.ts';

const statement = z.object({
  Action: z.union([z.string().transform((action) => [action]), z.array(z.string())]),
  Effect: z.enum(['Allow', 'Deny']),
  Resource: z.unknown().optional(),
  NotResource: z.unknown().optional(),
});

export type Statement = z.infer<typeof statement>;

const policies = z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) }));

const statementsOf = (role: Resource): Statement[] =>
  policies.parse(role.Properties['Policies'] ?? []).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

export const functionOf = (stage: SynthesisedStage, name: string): Resource | undefined =>
  stage
    .resources('platform', 'AWS::Lambda::Function')
    .find(({ Properties }) => Properties['FunctionName'] === `sapa-${stage.config.stage}-${name}`);

export const roleOf = (stage: SynthesisedStage, name: string): Resource | undefined => {
  const target = JSON.stringify(functionOf(stage, name)?.Properties['Role']);
  return stage
    .resources('platform', 'AWS::IAM::Role')
    .find(({ logicalId }) => target.includes(`"${logicalId}"`));
};

/** What a function may do: its role's own policies and those that CDK attaches to the role. */
export const allowedTo = (stage: SynthesisedStage, name: string): Statement[] => {
  const role = roleOf(stage, name);
  const attached = stage
    .resources('platform', 'AWS::IAM::Policy')
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`{"Ref":"${role?.logicalId}"}`))
    .map((policy) => ({ ...policy, Properties: { Policies: [policy.Properties] } }));
  return [...(role === undefined ? [] : [role]), ...attached].flatMap(statementsOf);
};

/** The tables that statements speak of, by the logical id under which the data stack exports them. */
export const tablesIn = (stage: SynthesisedStage, statements: readonly Statement[]): TableName[] => {
  const resources = JSON.stringify(statements.map(({ Resource }) => Resource));
  // The stack has made exactly these.
  const names = Object.keys(stage.stacks.data.tables) as TableName[];
  return names.filter((name) => {
    const id = `Table${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return new RegExp(`FnGetAtt${id}Table[0-9A-F]{8}Arn`).test(resources);
  });
};
