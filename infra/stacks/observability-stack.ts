import { Stack, type StackProps } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type QueueName, workflowNames } from '#shared/aws/names.ts';
import { METRIC_NAMESPACE } from '#shared/observability/metrics.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { ALARM_PERIOD, HouseAlarm } from '../constructs/house-alarm.ts';
import { allFunctions } from '../contexts/contracts.ts';
import { businessAlarms } from './business-alarms.ts';
import type { DataStack } from './data-stack.ts';
import type { PlatformStack } from './platform-stack.ts';

type Props = StackProps & {
  readonly config: StageConfig;
  readonly data: DataStack;
  readonly platform: PlatformStack;
};

/** How long something urgent may wait for a sender. */
const URGENT_SECONDS = 60;

const WAKE_UPS_LOST = 'Wake-ups failed three times; the sweeper goes on trying, so texts may be late.';

/** Of the month's money; more takes AWS days to grant. */
const SPEND_WARNING = 0.8;

const RECEIPTS_LOST =
  'What SNS said of some SMS was set aside: they stay "accepted", although the carrier may have refused them.';

/** Who is woken when something fails: one alarm per way of failing, each with its runbook heading. */
export class ObservabilityStack extends Stack {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    this.topic = new Topic(this, 'Alarms', {
      topicName: `sapa-${props.config.stage}-alarms`,
      masterKey: props.data.dataKey,
      enforceSSL: true,
    });
    this.functionAlarms(props);
    this.queueAlarms(props);
    this.urgentLaneAlarm(props);
    this.workflowAlarms(props);
    this.businessAlarms(props);
    if (props.config.sms.provider.kind === 'sns') this.spendAlarm(props.config);
  }

  private functionAlarms({ config, platform }: Props): void {
    for (const contract of allFunctions) {
      const target = platform.functions.get(contract.name)?.function;
      if (target === undefined) continue;
      new HouseAlarm(this, `${contract.name}-errors`, {
        alarmName: `sapa-${config.stage}/${contract.name}/errors`,
        metric: target.metricErrors({ period: ALARM_PERIOD }),
        errorImpact: contract.errorImpact,
        runbook: 'A function fails',
        topic: this.topic,
      });
    }
  }

  private queueAlarms({ config, platform }: Props): void {
    for (const [name, queue] of platform.deadLetters)
      new HouseAlarm(this, `${name}-dead-letters`, {
        alarmName: `sapa-${config.stage}/${name}/dead-letters`,
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
        errorImpact: name === 'receipts' ? RECEIPTS_LOST : WAKE_UPS_LOST,
        runbook: 'A queue has dead letters',
        topic: this.topic,
      });
  }

  private urgentLaneAlarm({ config, platform }: Props): void {
    const name: QueueName = 'messages-urgent';
    new HouseAlarm(this, `${name}-waits`, {
      alarmName: `sapa-${config.stage}/${name}/waits`,
      metric: platform.queues[name].queue.metricApproximateAgeOfOldestMessage({
        period: ALARM_PERIOD,
        statistic: Stats.MAXIMUM,
      }),
      threshold: URGENT_SECONDS,
      errorImpact: 'Arrival notices, changes and cancellations reach people more than a minute late.',
      runbook: 'The urgent lane waits',
      topic: this.topic,
    });
  }

  /** At its limit SNS goes on saying yes and sends nothing. */
  private spendAlarm({ stage, sms }: StageConfig): void {
    new HouseAlarm(this, 'sms-spend', {
      alarmName: `sapa-${stage}/sms/spend`,
      metric: new Metric({
        namespace: 'AWS/SNS',
        metricName: 'SMSMonthToDateSpentUSD',
        statistic: Stats.MAXIMUM,
        period: ALARM_PERIOD,
      }),
      threshold: sms.monthlySpend * SPEND_WARNING,
      errorImpact: 'Soon no SMS reaches anybody until the month is over, arrival notices included.',
      runbook: 'The money for SMS runs out',
      topic: this.topic,
    });
  }

  private workflowAlarms({ config, platform }: Props): void {
    for (const name of workflowNames) {
      const { stateMachine } = platform.workflows[name];
      const metrics = {
        failed: stateMachine.metricFailed({ period: ALARM_PERIOD }),
        aborted: stateMachine.metricAborted({ period: ALARM_PERIOD }),
        'timed-out': stateMachine.metricTimedOut({ period: ALARM_PERIOD }),
      };
      for (const [how, metric] of Object.entries(metrics))
        new HouseAlarm(this, `${name}-${how}`, {
          alarmName: `sapa-${config.stage}/${name}/${how}`,
          metric,
          errorImpact: 'A timer was lost; the sweeper starts it again within two minutes.',
          runbook: 'A workflow ends badly',
          topic: this.topic,
        });
    }
  }

  private businessAlarms({ config }: Props): void {
    for (const { metric, countedBy, ...alarm } of businessAlarms)
      for (const { name } of allFunctions.filter(countedBy))
        new HouseAlarm(this, `${name}-${metric}`, {
          ...alarm,
          alarmName: `sapa-${config.stage}/${name}/${metric}`,
          metric: new Metric({
            namespace: METRIC_NAMESPACE,
            metricName: metric,
            // As functions write it: the only dimension there is.
            dimensionsMap: { service: name },
            statistic: Stats.SUM,
            period: ALARM_PERIOD,
          }),
          topic: this.topic,
        });
  }
}
