import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { logGrant } from './grants.ts';

type Props = {
  readonly stage: string;
  readonly logKey: IKey;
  /** Where SNS may write. */
  readonly groups: readonly ILogGroup[];
};

const NO_RESOURCE_REASON =
  'The SMS attributes belong to the account and have no resource; this one call is granted.';

/**
 * Tells SNS to write down what becomes of every SMS, which CloudFormation has no resource for. The attributes are the
 * account's: the last stage that is deployed to a region decides them.
 */
export class DeliveryLogging extends Construct {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const writer = this.writer(props.groups);
    const logGroup = this.logGroup(props);
    const call = {
      service: '@aws-sdk/client-sns',
      action: 'SetSMSAttributesCommand',
      parameters: {
        attributes: {
          DeliveryStatusIAMRole: writer.roleArn,
          DeliveryStatusSuccessSamplingRate: '100',
          DefaultSMSType: 'Transactional',
        },
      },
      physicalResourceId: PhysicalResourceId.of('sms-attributes'),
    };
    const settings = new AwsCustomResource(this, 'SmsAttributes', {
      functionName: `sapa-${props.stage}-sms-attributes`,
      role: this.setter(writer, logGroup),
      logGroup,
      installLatestAwsSdk: false,
      onCreate: call,
      onUpdate: call,
    });
    settings.node.addDependency(writer, ...props.groups);
  }

  /** What SNS becomes to write its log. It makes sure of the group each time, so it may create these two. */
  private writer(groups: readonly ILogGroup[]): Role {
    const write = new PolicyStatement({
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: groups.map(({ logGroupArn }) => logGroupArn),
    });
    return new Role(this, 'Writer', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
      inlinePolicies: { write: new PolicyDocument({ statements: [write] }) },
    });
  }

  private setter(writer: Role, logGroup: LogGroup): Role {
    const role = new Role(this, 'Setter', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        set: new PolicyDocument({
          statements: [
            logGrant(logGroup.logGroupArn),
            new PolicyStatement({ actions: ['sns:SetSMSAttributes'], resources: ['*'] }),
            new PolicyStatement({ actions: ['iam:PassRole'], resources: [writer.roleArn] }),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: NO_RESOURCE_REASON });
    return role;
  }

  private logGroup({ stage, logKey }: Props): LogGroup {
    return new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/sapa-${stage}-sms-attributes`,
      encryptionKey: logKey,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
