import { beforeAll, describe, expect, it } from 'vitest';
import { secretNames } from '#shared/aws/names.ts';
import { type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

describe('the secrets', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const secretsOf = (stage: SynthesisedStage) => stage.resources('data', 'AWS::SecretsManager::Secret');

  it('are those of the names, encrypted by our key', () => {
    for (const stage of stages)
      expect(secretsOf(stage).map(({ Properties }) => Properties)).toMatchObject(
        secretNames.map((name) => ({
          Name: `sapa/${stage.config.stage}/${name}`,
          KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^DataKey/), 'Arn'] },
        })),
      );
  });

  it('are made without a value, which a person enters', () => {
    for (const stage of stages)
      for (const { Properties } of secretsOf(stage)) {
        expect(Properties).not.toHaveProperty('SecretString');
        expect(Properties).not.toHaveProperty('GenerateSecretString');
      }
  });

  it('outlive their stack in staging and prod only', () => {
    for (const stage of stages)
      for (const secret of secretsOf(stage))
        expect(secret.DeletionPolicy).toBe(stage.config.stage === 'dev' ? 'Delete' : 'Retain');
  });
});
