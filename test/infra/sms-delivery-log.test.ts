import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { DeliveryLogging } from '#infra/constructs/delivery-logging.ts';
import { SmsDeliveryLog } from '#infra/constructs/sms-delivery-log.ts';

const synthesised = (): Template => {
  const stack = new Stack(new App(), 'Test', { env: { region: 'ap-southeast-3', account: '000000000000' } });
  const key = new Key(stack, 'Key');
  const target = new LambdaFunction(stack, 'Receipts', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
    role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
  });
  const { groups } = new SmsDeliveryLog(stack, 'Log', {
    stage: 'dev',
    target,
    logKey: key,
    dataKey: key,
  });
  new DeliveryLogging(stack, 'Logging', { stage: 'dev', logKey: key, groups });
  return Template.fromStack(stack);
};

const GROUPS = [
  'sns/ap-southeast-3/000000000000/DirectPublishToPhoneNumber',
  'sns/ap-southeast-3/000000000000/DirectPublishToPhoneNumber/Failure',
];

describe("SNS's delivery log", () => {
  let template: Template;
  beforeAll(() => {
    template = synthesised();
  });

  it.each(GROUPS)('%s is encrypted and forgotten after 30 days', (LogGroupName) => {
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { LogGroupName, RetentionInDays: 30, KmsKeyId: Match.anyValue() },
      DeletionPolicy: 'Delete',
    });
  });

  it('goes to the reader of receipts, every entry of both groups', () => {
    template.resourceCountIs('AWS::Logs::SubscriptionFilter', GROUPS.length);
    template.allResourcesProperties('AWS::Logs::SubscriptionFilter', {
      FilterPattern: '',
      DestinationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Receipts'), 'Arn'] },
    });
  });

  it('may call the reader from these groups and from nowhere else', () => {
    template.allResourcesProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'logs.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Log'), 'Arn'] },
    });
  });

  it('that the reader fails on comes again twice and is then set aside for 14 days', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 6 * 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'sapa-dev-receipts-dead',
      MessageRetentionPeriod: 14 * 24 * 3600,
      KmsMasterKeyId: Match.anyValue(),
    });
  });

  it('is written by SNS in a role that can do nothing else', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Principal: { Service: 'sns.amazonaws.com' } }],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              {
                Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
                Effect: 'Allow',
                Resource: GROUPS.map(() => ({ 'Fn::GetAtt': [Match.stringLikeRegexp('^Log'), 'Arn'] })),
              },
            ],
          },
        },
      ],
    });
  });

  it('is switched on in the account, for every SMS, on each deployment', () => {
    const [resource] = Object.values(template.findResources('Custom::AWS'));
    const properties: Record<string, unknown> = resource?.['Properties'];
    for (const call of ['Create', 'Update']) {
      const said = JSON.stringify(properties[call]).replaceAll('\\"', '"');
      expect(said).toContain('"action":"SetSMSAttributesCommand"');
      expect(said).toContain('"DeliveryStatusSuccessSamplingRate":"100"');
      expect(said).toContain('"DefaultSMSType":"Transactional"');
      expect(said).toMatch(/"DeliveryStatusIAMRole":"",\{"Fn::GetAtt":\["LoggingWriter\w+","Arn"\]\}/);
    }
    expect(properties['Delete']).toBeUndefined();
  });

  it('is switched on by a function that may hand over that one role', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              { Action: 'sns:SetSMSAttributes', Effect: 'Allow', Resource: '*' },
              {
                Action: 'iam:PassRole',
                Effect: 'Allow',
                Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LoggingWriter'), 'Arn'] },
              },
            ]),
          },
        },
      ],
    });
  });
});
