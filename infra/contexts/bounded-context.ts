import { Duration, Validations } from 'aws-cdk-lib';
import type { HttpApi, IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { QueueName } from '#shared/aws/names.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { DeliveryLogging } from '../constructs/delivery-logging.ts';
import { MinuteSchedule } from '../constructs/minute-schedule.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { SmsDeliveryLog } from '../constructs/sms-delivery-log.ts';
import { given, type Wiring } from './wiring.ts';

type Props = {
  readonly functions: readonly FunctionContract[];
  readonly wiring: Wiring;
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly queues: Readonly<Record<QueueName, Queue>>;
};

/** Enough to send at the provider's pace; what is urgent finds a free sender even while others wait for an answer. */
const QUEUE_CONCURRENCY: Readonly<Record<QueueName, number>> = {
  'messages-urgent': 5,
  'messages-standard': 2,
};

/** A bounded context as it runs on AWS: every function of its contract, joined to what wakes it. */
export class BoundedContext extends Construct {
  readonly functions: ReadonlyMap<string, ServiceFunction>;
  /** What the reader of receipts failed on; only on AWS is there a log to read. */
  readonly failedReceipts: Queue | undefined;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.functions = new Map(
      props.functions.map((contract) => [contract.name, this.serviceFunction(contract, props.wiring)]),
    );
    for (const contract of props.functions) this.join(contract, props);
    this.failedReceipts = this.deliveryLog(props);
  }

  private serviceFunction(contract: FunctionContract, wiring: Wiring): ServiceFunction {
    return new ServiceFunction(this, contract.name, { ...wiring, contract, ...given(contract, wiring) });
  }

  private join(contract: FunctionContract, props: Props): void {
    const target = this.functions.get(contract.name)?.function;
    const { trigger } = contract;
    if (target === undefined) return;
    if (trigger.kind === 'http') {
      const integration = new HttpLambdaIntegration(`${contract.name}-integration`, target);
      for (const route of trigger.routes) addRoute(props, route, integration);
    } else if (trigger.kind === 'queue') {
      target.addEventSource(
        new SqsEventSource(props.queues[trigger.queue], {
          batchSize: 10,
          maxBatchingWindow: Duration.seconds(0),
          maxConcurrency: QUEUE_CONCURRENCY[trigger.queue],
          reportBatchItemFailures: true,
        }),
      );
    } else if (trigger.kind === 'schedule') {
      new MinuteSchedule(this, `${contract.name}-schedule`, { target, every: trigger.every });
    }
  }

  private deliveryLog({ functions, wiring }: Props): Queue | undefined {
    const reader = functions.find(({ trigger }) => trigger.kind === 'sms-delivery-log');
    const target = reader === undefined ? undefined : this.functions.get(reader.name)?.function;
    if (target === undefined || !wiring.onAws) return undefined;
    const { groups, deadLetters } = new SmsDeliveryLog(this, 'DeliveryLog', { ...wiring, target });
    new DeliveryLogging(this, 'DeliveryLogging', { ...wiring, groups });
    return deadLetters;
  }
}

const PUBLIC_REASON =
  'Public by its contract: participants and contact persons have no account; a link carries its own secret, the rest is not personal.';

const SIGNED_REASON =
  'Called by a machine that has no account: each request is signed with a shared key, is fresh, and counts once.';

const addRoute = (props: Props, contract: RouteContract, integration: HttpLambdaIntegration): void => {
  const isPublic = contract.access === 'public';
  const added = props.api.addRoutes({
    path: contract.path,
    methods: [HttpMethod[contract.method]],
    integration,
    ...(isPublic ? {} : { authorizer: props.authorizer }),
  });
  if (!isPublic) return;
  for (const route of added)
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: contract.signed === true ? SIGNED_REASON : PUBLIC_REASON,
    });
};
