import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { sendGrant } from './grants.ts';

type Props = {
  readonly stage: string;
  readonly target: LambdaFunction;
  readonly logKey: IKey;
  readonly dataKey: IKey;
};

/** The groups that SNS writes to, one for what went well and one for what did not. Their names are not ours to choose. */
const GROUPS = { Accepted: 'DirectPublishToPhoneNumber', Failed: 'DirectPublishToPhoneNumber/Failure' };

/** Lambda's own most: a store that is out of reach for that long comes to light in other ways. */
const RETRIED_FOR = Duration.hours(6);

const DEAD_LETTERS_REASON = 'It is a dead-letter queue itself, of a function that is called without a queue.';

/**
 * What SNS writes down of each SMS, handed to the function that reads receipts. The groups hold phone numbers, so they are
 * encrypted and short-lived. They belong to the account: one stage to an account and region. Deliveries that the function
 * fails on come again twice and are then set aside.
 */
export class SmsDeliveryLog extends Construct {
  readonly groups: readonly LogGroup[];
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.deadLetters = this.setAside(props);
    this.groups = Object.entries(GROUPS).map(([name, group]) => this.subscribed(name, group, props));
  }

  private subscribed(name: string, group: string, { target, logKey }: Props): LogGroup {
    const { region, account } = Stack.of(this);
    const made = new LogGroup(this, name, {
      logGroupName: `sns/${region}/${account}/${group}`,
      encryptionKey: logKey,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    made.addSubscriptionFilter('ToReceipts', {
      destination: new LambdaDestination(target),
      filterPattern: FilterPattern.allEvents(),
    });
    return made;
  }

  private setAside({ stage, target, dataKey }: Props): Queue {
    const queue = new Queue(this, 'DeadLetters', {
      queueName: `sapa-${stage}-receipts-dead`,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: dataKey,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(queue).acknowledge({ id: 'AwsSolutions-SQS3', reason: DEAD_LETTERS_REASON });
    for (const statement of sendGrant(queue.queueArn, dataKey)) target.addToRolePolicy(statement);
    target.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: RETRIED_FOR,
      onFailure: { bind: () => ({ destination: queue.queueArn }) },
    });
    return queue;
  }
}
