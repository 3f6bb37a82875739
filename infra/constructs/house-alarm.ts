import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

type Props = {
  readonly alarmName: string;
  readonly metric: IMetric;
  /** What a person loses while this lasts, in plain words. */
  readonly errorImpact: string;
  /** A heading of docs/runbook.md. */
  readonly runbook: string;
  readonly topic: ITopic;
  /** 1 when absent: any occurrence is worth a look. */
  readonly threshold?: number;
};

export const ALARM_PERIOD = Duration.minutes(5);

/** An alarm that says what is lost and where the runbook tells what to do. */
export class HouseAlarm extends Construct {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: props.alarmName,
      alarmDescription: `${props.errorImpact} Runbook: docs/runbook.md, "${props.runbook}".`,
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.topic));
  }
}
