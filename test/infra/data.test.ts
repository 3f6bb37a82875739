import { beforeAll, describe, expect, it } from 'vitest';
import { type IndexDefinition, type TableName, TIME_TO_LIVE, tables } from '#shared/store/tables.ts';
import { type Resource, type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

describe('what a stage keeps', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const tableOf = (stage: SynthesisedStage, name: TableName): Resource | undefined =>
    stage
      .resources('data', 'AWS::DynamoDB::Table')
      .find(({ logicalId }) =>
        new RegExp(`^Table${name.charAt(0).toUpperCase()}${name.slice(1)}Table[0-9A-F]{8}$`).test(logicalId),
      );

  const names = Object.keys(tables) as TableName[];

  it('is one table per definition', () => {
    for (const stage of stages)
      expect(stage.resources('data', 'AWS::DynamoDB::Table')).toHaveLength(names.length);
  });

  it('has the key and the indexes of the definition', () => {
    for (const stage of stages)
      for (const name of names) {
        const indexes: Readonly<Record<string, IndexDefinition>> = tables[name].indexes;
        const keys = (partition: string, sort: string) => [
          { AttributeName: partition, KeyType: 'HASH' },
          { AttributeName: sort, KeyType: 'RANGE' },
        ];
        const { Properties } = tableOf(stage, name) ?? {};
        expect(Properties?.['KeySchema'], name).toEqual(keys('pk', 'sk'));
        expect(Properties?.['GlobalSecondaryIndexes'] ?? [], name).toEqual(
          Object.entries(indexes).map(([IndexName, { partition, sort, keysOnly }]) => ({
            IndexName,
            KeySchema: keys(partition, sort),
            Projection: { ProjectionType: keysOnly ? 'KEYS_ONLY' : 'ALL' },
          })),
        );
      }
  });

  it('can be restored to any second, is encrypted by our key, forgets what has expired, and costs by use', () => {
    for (const stage of stages)
      for (const name of names)
        expect(tableOf(stage, name)?.Properties, name).toMatchObject({
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          SSESpecification: {
            SSEEnabled: true,
            SSEType: 'KMS',
            KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] },
          },
          TimeToLiveSpecification: { AttributeName: TIME_TO_LIVE, Enabled: true },
          BillingMode: 'PAY_PER_REQUEST',
        });
  });

  it('outlives its stack in staging and prod only', () => {
    for (const stage of stages) {
      const keeps = stage.config.stage !== 'dev';
      const kept = { DeletionPolicy: keeps ? 'Retain' : 'Delete' };
      for (const name of names)
        expect(tableOf(stage, name), name).toMatchObject({
          ...kept,
          Properties: { DeletionProtectionEnabled: keeps },
        });
      expect(stage.resources('data', 'AWS::KMS::Key')).toMatchObject([kept]);
      expect(stage.resources('data', 'AWS::Cognito::UserPool')).toMatchObject([
        { ...kept, Properties: { DeletionProtection: keeps ? 'ACTIVE' : 'INACTIVE' } },
      ]);
    }
  });

  it('has keys that turn every year', () => {
    for (const stage of stages)
      for (const stack of ['data', 'platform'] as const)
        for (const { Properties } of stage.resources(stack, 'AWS::KMS::Key'))
          expect(Properties).toMatchObject({ EnableKeyRotation: true });
  });

  it('lets nobody make an account, asks for a second factor outside dev, and takes passwords from tests in dev only', () => {
    for (const stage of stages) {
      const isDev = stage.config.stage === 'dev';
      const [pool] = stage.resources('data', 'AWS::Cognito::UserPool');
      expect(pool?.Properties).toMatchObject({
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        MfaConfiguration: isDev ? 'OPTIONAL' : 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      });
      const [client] = stage.resources('data', 'AWS::Cognito::UserPoolClient');
      const flows = client?.Properties['ExplicitAuthFlows'];
      const password = expect.arrayContaining(['ALLOW_ADMIN_USER_PASSWORD_AUTH']);
      expect(flows).toEqual(
        isDev ? password : expect.not.arrayContaining(['ALLOW_ADMIN_USER_PASSWORD_AUTH']),
      );
    }
  });
});
