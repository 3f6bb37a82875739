import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import { logGrant } from './grants.ts';

type Props = {
  readonly stage: string;
  readonly contract: FunctionContract;
  readonly logKey: IKey;
  readonly logRetentionDays: RetentionDays;
  readonly keepsData: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly grants: readonly PolicyStatement[];
};

/** API Gateway gives up at 30 s. */
const HTTP_TIMEOUT = Duration.seconds(28);

/** Long enough for a batch of SMS of which each call may take 8 s, and for a page of a fan-out on a slow store. */
export const WORKER_TIMEOUT = Duration.seconds(60);

const OPT_OUTS_REASON =
  'The list of phone numbers that opted out belongs to the account and has no resource; only reading it is granted.';

const DEFAULT_MEMORY_MB = 512;

/**
 * Where the SDK looks for credentials when the environment has none. Lambda always puts them there, so this is a third of
 * the SDK that would never run; each is imported only when it is asked.
 */
const OTHER_CREDENTIALS = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** How esbuild makes one file of a function; the bundle tests build the same way. */
export const BUNDLING = {
  format: OutputFormat.CJS,
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  externalModules: OTHER_CREDENTIALS,
  sourceMap: false,
};

/**
 * One deployed function with a role and a log group of its own. Bundled as one minified CommonJS file with the SDK inside,
 * because that starts fastest; without source-map support at run time for the same reason.
 */
export class ServiceFunction extends Construct {
  readonly function: NodejsFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const functionName = `sapa-${props.stage}-${props.contract.name}`;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      encryptionKey: props.logKey,
      retention: props.logRetentionDays,
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        least: new PolicyDocument({
          statements: [logGrant(this.logGroup.logGroupArn), ...props.grants],
        }),
      },
    });
    if (props.contract.listsSmsOptOuts === true)
      Validations.of(this.role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: OPT_OUTS_REASON,
      });
    this.function = new NodejsFunction(this, 'Function', {
      functionName,
      description: props.contract.errorImpact,
      entry: props.contract.entry,
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.contract.memoryMb ?? DEFAULT_MEMORY_MB,
      timeout: props.contract.trigger.kind === 'http' ? HTTP_TIMEOUT : WORKER_TIMEOUT,
      role: this.role,
      logGroup: this.logGroup,
      environment: { ...props.environment },
      depsLockFilePath: 'package-lock.json',
      awsSdkConnectionReuse: false,
      bundling: BUNDLING,
    });
  }
}
