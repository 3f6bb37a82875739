import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { CfnUserPoolGroup, FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type SecretName, secretNames } from '#shared/aws/names.ts';
import { roles } from '#shared/http/roles.ts';
import { type TableName, tables } from '#shared/store/tables.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { DataTable } from '../constructs/data-table.ts';
import { EmptySecret } from '../constructs/empty-secret.ts';

type Props = StackProps & { readonly config: StageConfig };

/** What must outlive a deployment: tables, keys and accounts. */
export class DataStack extends Stack {
  readonly dataKey: Key;
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly secrets: Readonly<Record<SecretName, EmptySecret>>;
  readonly userPool: UserPool;
  readonly userPoolClient: UserPoolClient;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id, props);
    const { config } = props;
    this.dataKey = this.key('DataKey', config, 'Tables and queues of SAPA: personal data');
    this.tables = this.dataTables(config);
    this.secrets = this.emptySecrets(config);
    this.userPool = this.accounts(config);
    this.userPoolClient = this.userPool.addClient('Console', {
      generateSecret: false,
      authFlows: { userSrp: true, adminUserPassword: config.signIn.passwordSignInForTests },
      accessTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
    });
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: this.userPoolClient.userPoolClientId });
  }

  private key(id: string, config: StageConfig, description: string): Key {
    const key = new Key(this, id, {
      description,
      enableKeyRotation: true,
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // Alarms and schedules hand encrypted messages to our topic and queues in their own name.
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    return key;
  }

  private dataTables(config: StageConfig): Record<TableName, Table> {
    const made: Partial<Record<TableName, Table>> = {};
    for (const name of Object.keys(tables) as TableName[]) {
      const id = `Table${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const { table } = new DataTable(this, id, { name, key: this.dataKey, keepsData: config.keepsData });
      new CfnOutput(this, `${id}Name`, { value: table.tableName });
      made[name] = table;
    }
    // The loop has gone through every name.
    return made as Record<TableName, Table>;
  }

  private emptySecrets(config: StageConfig): Record<SecretName, EmptySecret> {
    const made = secretNames.map((name) => [
      name,
      new EmptySecret(this, `Secret-${name}`, {
        secretName: `sapa/${config.stage}/${name}`,
        key: this.dataKey,
        keepsData: config.keepsData,
      }),
    ]);
    // One entry per name, just above.
    return Object.fromEntries(made) as Record<SecretName, EmptySecret>;
  }

  private accounts(config: StageConfig): UserPool {
    const pool = new UserPool(this, 'Accounts', {
      userPoolName: `sapa-${config.stage}`,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      mfa: config.signIn.mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      deletionProtection: config.keepsData,
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    if (config.signIn.mfa === 'optional')
      Validations.of(pool).acknowledge({
        id: 'AwsSolutions-COG2',
        reason: 'A stage with invented people only: automated tests sign in without a second factor.',
      });
    for (const role of roles)
      new CfnUserPoolGroup(this, `Role-${role}`, { userPoolId: pool.userPoolId, groupName: `role:${role}` });
    return pool;
  }
}
