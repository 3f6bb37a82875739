import { Stack, type StackProps } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { queueNames, workflowNames } from '#shared/aws/names.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { ALARM_PERIOD, HouseAlarm } from '../constructs/house-alarm.ts';
import { allFunctions } from '../contexts/contracts.ts';
import type { DataStack } from './data-stack.ts';
import type { PlatformStack } from './platform-stack.ts';

type Props = StackProps & {
  readonly config: StageConfig;
  readonly data: DataStack;
  readonly platform: PlatformStack;
};

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
    this.workflowAlarms(props);
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
    for (const name of queueNames)
      new HouseAlarm(this, `${name}-dead-letters`, {
        alarmName: `sapa-${config.stage}/${name}/dead-letters`,
        metric: platform.queues[name].deadLetters.metricApproximateNumberOfMessagesVisible({
          period: ALARM_PERIOD,
        }),
        errorImpact: 'Wake-ups failed three times; the sweeper goes on trying, so texts may be late.',
        runbook: 'A queue has dead letters',
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
}
