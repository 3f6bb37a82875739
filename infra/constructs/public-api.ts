import { RemovalPolicy } from 'aws-cdk-lib';
import { type CfnStage, HttpApi, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';

type Props = { readonly config: StageConfig; readonly logKey: IKey };

/** The path of a link holds its secret, so the access log has the route's template instead. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  error: '$context.error.messageString',
});

/** The HTTP API with its one stage: throttled, and logged without addresses or secrets. */
export class PublicApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { config, logKey }: Props) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: `sapa-${config.stage}`, createDefaultStage: false });
    const logGroup = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/sapa/${config.stage}/api`,
      encryptionKey: logKey,
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = this.api.addStage('Live', {
      autoDeploy: true,
      throttle: { rateLimit: config.api.requestsPerSecond, burstLimit: config.api.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup) },
    });
    const cfnStage = stage.node.defaultChild as CfnStage;
    cfnStage.addPropertyOverride('AccessLogSettings.Format', ACCESS_LOG_FORMAT);
  }
}
