import { readFileSync } from 'node:fs';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { WorkflowName } from '#shared/aws/names.ts';

type Props = {
  readonly stage: string;
  readonly workflow: WorkflowName;
  /** By the name of the Task state that calls it. */
  readonly steps: Readonly<Record<string, IFunction>>;
  readonly logKey: IKey;
  readonly logRetentionDays: RetentionDays;
};

const definitionOf = (workflow: WorkflowName): string =>
  readFileSync(new URL(`${workflow}.asl.json`, import.meta.url), 'utf8');

/**
 * One Standard state machine from its ASL file. AWS ends an execution after a year; the sweeper starts the next.
 * Logs carry states and times, never the data of an execution.
 */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const stateMachineName = workflowNameOf(props.stage, props.workflow);
    this.stateMachine = new StateMachine(this, 'Machine', {
      stateMachineName,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definitionOf(props.workflow)),
      definitionSubstitutions: Object.fromEntries(
        Object.entries(props.steps).map(([step, target]) => [`${step}FunctionArn`, target.functionArn]),
      ),
      role: this.role(Object.values(props.steps)),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          encryptionKey: props.logKey,
          retention: props.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
  }

  private role(steps: readonly IFunction[]): Role {
    const call = new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: steps.map((target) => target.functionArn),
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
      inlinePolicies: { steps: new PolicyDocument({ statements: [call] }) },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'The actions of log delivery and X-Ray segments know no resource; each is granted by its own name.',
    });
    return role;
  }
}

export const workflowNameOf = (stage: string, workflow: WorkflowName): string => `sapa-${stage}-${workflow}`;
