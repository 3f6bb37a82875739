import { Duration, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type IQueue, Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { WORKER_TIMEOUT } from './service-function.ts';

type Props = { readonly queueName: string; readonly key: IKey };

/** A message that fails three times is set aside for a person to look at. */
const MAX_RECEIVES = 3;

/** AWS advises six times the function's time-out, so that a slow batch is not handed out twice. */
const VISIBILITY_FACTOR = 6;

/** A queue of wake-ups with its dead-letter queue; both encrypted, both refuse plain HTTP. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const shared = { encryption: QueueEncryption.KMS, encryptionMasterKey: props.key, enforceSSL: true };
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...shared,
      queueName: `${props.queueName}-dead`,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [this.byName(props.queueName)],
      },
    });
    this.queue = new Queue(this, 'Queue', {
      ...shared,
      queueName: props.queueName,
      visibilityTimeout: Duration.seconds(WORKER_TIMEOUT.toSeconds() * VISIBILITY_FACTOR),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
  }

  /** The two queues name each other, so one of them does it without a reference. */
  private byName(queueName: string): IQueue {
    const arn = Stack.of(this).formatArn({ service: 'sqs', resource: queueName });
    return Queue.fromQueueArn(this, 'Source', arn);
  }
}
