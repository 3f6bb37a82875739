import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

type Props = {
  readonly target: IFunction;
  /** ISO 8601 period, `PT1M`. */
  readonly every: string;
};

/** A sweep that failed is made good by the next one; retrying it would only pile up. */
const MAX_EVENT_AGE_SECONDS = 60;

/** Calls a function again and again. The event has the shape that the embedded run gives: `{ time }`. */
export class MinuteSchedule extends Construct {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      inlinePolicies: {
        call: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: [props.target.functionArn],
            }),
          ],
        }),
      },
    });
    const minutes = Duration.parse(props.every).toMinutes();
    new CfnSchedule(this, 'Schedule', {
      flexibleTimeWindow: { mode: 'OFF' },
      scheduleExpression: `rate(${minutes} ${minutes === 1 ? 'minute' : 'minutes'})`,
      target: {
        arn: props.target.functionArn,
        roleArn: role.roleArn,
        input: '{"time":"<aws.scheduler.scheduled-time>"}',
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: MAX_EVENT_AGE_SECONDS },
      },
    });
  }
}
