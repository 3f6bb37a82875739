import { ArnFormat, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type QueueName, queueNames, type WorkflowName, workflowNames } from '#shared/aws/names.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { PublicApi } from '../constructs/public-api.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { BoundedContext } from '../contexts/bounded-context.ts';
import { allFunctions, contexts } from '../contexts/contracts.ts';
import type { Wiring } from '../contexts/wiring.ts';
import { Workflow, workflowNameOf } from '../workflows/workflow.ts';
import type { DataStack } from './data-stack.ts';
import { signInEnvironment } from './sign-in.ts';
import { smsEnvironment } from './sms.ts';

type Props = StackProps & {
  readonly config: StageConfig;
  readonly data: DataStack;
  /** `AWS_ENDPOINT_URL`, when deploying to an AWS-compatible endpoint instead of AWS. */
  readonly endpoint: string | undefined;
};

/** What runs: the API, the functions of every context, queues and workflows. Holds no data of its own. */
export class PlatformStack extends Stack {
  readonly api: HttpApi;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly functions: ReadonlyMap<string, ServiceFunction>;
  readonly workflows: Readonly<Record<WorkflowName, Workflow>>;
  /** What nobody could work on, by the name of its queue without `-dead`. */
  readonly deadLetters: ReadonlyMap<string, Queue>;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { config, data } = props;
    const logKey = this.logKey();
    this.queues = this.workQueues(config, data);
    this.api = new PublicApi(this, 'Public', { config, logKey }).api;
    const wiring = this.wiring(props, logKey);
    const contexts = this.contexts(wiring, data);
    this.functions = new Map(contexts.flatMap((context) => [...context.functions]));
    this.deadLetters = this.setAside(contexts);
    this.workflows = this.stateMachines(wiring);
    new CfnOutput(this, 'ApiUrl', { value: this.api.apiEndpoint });
    new CfnOutput(this, 'ApiId', { value: this.api.apiId });
  }

  private logKey(): Key {
    const key = new Key(this, 'LogKey', {
      description: 'Logs of SAPA: ids only',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.grantEncryptDecrypt(new ServicePrincipal(`logs.${this.region}.amazonaws.com`));
    return key;
  }

  private workQueues(config: StageConfig, data: DataStack): Record<QueueName, WorkQueue> {
    const made = queueNames.map((name) => [
      name,
      new WorkQueue(this, `Queue-${name}`, { queueName: `sapa-${config.stage}-${name}`, key: data.dataKey }),
    ]);
    return Object.fromEntries(made) as Record<QueueName, WorkQueue>;
  }

  private wiring({ config, data, endpoint }: Props, logKey: Key): Wiring {
    const arnOf = (workflow: WorkflowName) =>
      this.formatArn({
        service: 'states',
        resource: 'stateMachine',
        resourceName: workflowNameOf(config.stage, workflow),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    return {
      stage: config.stage,
      logRetentionDays: config.logRetentionDays,
      keepsData: config.keepsData,
      dataKey: data.dataKey,
      logKey,
      tables: data.tables,
      queues: Object.fromEntries(
        queueNames.map((name) => [name, this.queues[name].queue]),
      ) as unknown as Wiring['queues'],
      secrets: data.secrets,
      onAws: endpoint === undefined,
      workflowArns: Object.fromEntries(
        workflowNames.map((name) => [name, arnOf(name)]),
      ) as Wiring['workflowArns'],
      environment: {
        STAGE: config.stage,
        PUBLIC_URL: config.publicUrl,
        ...smsEnvironment(config.sms),
        ...signInEnvironment(data, endpoint),
      },
    };
  }

  private contexts(wiring: Wiring, data: DataStack): readonly BoundedContext[] {
    const authorizer = new HttpUserPoolAuthorizer('Staff', data.userPool, {
      userPoolClients: [data.userPoolClient],
    });
    const queues = Object.fromEntries(queueNames.map((name) => [name, this.queues[name].queue])) as never;
    return Object.entries(contexts).map(
      ([name, functions]) =>
        new BoundedContext(this, name, { functions, wiring, api: this.api, authorizer, queues }),
    );
  }

  private setAside(contexts: readonly BoundedContext[]): ReadonlyMap<string, Queue> {
    const receipts = contexts.flatMap(({ failedReceipts }) => failedReceipts ?? []);
    return new Map([
      ...queueNames.map((name) => [name, this.queues[name].deadLetters] as const),
      ...receipts.map((queue) => ['receipts', queue] as const),
    ]);
  }

  private stateMachines(wiring: Wiring): Record<WorkflowName, Workflow> {
    const stepsOf = (workflow: WorkflowName) =>
      allFunctions.flatMap(({ name, trigger }) => {
        const target = this.functions.get(name)?.function;
        return trigger.kind === 'workflow-step' && trigger.workflow === workflow && target !== undefined
          ? [[trigger.step, target] as const]
          : [];
      });
    const made = workflowNames.map((workflow) => [
      workflow,
      new Workflow(this, `Workflow-${workflow}`, {
        stage: wiring.stage,
        workflow,
        steps: Object.fromEntries(stepsOf(workflow)),
        logKey: wiring.logKey,
        logRetentionDays: wiring.logRetentionDays,
      }),
    ]);
    return Object.fromEntries(made) as Record<WorkflowName, Workflow>;
  }
}
