import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { secretsManager } from '#shared/aws/secrets.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';

const IDS = { 'sms-gateway': 'arn:aws:secretsmanager:ap-southeast-3:1:secret:sapa/prod/sms-gateway' };

const given = (...answers: (string | Error | undefined)[]) => {
  const aws = mockClient(SecretsManagerClient);
  const left = [...answers];
  aws.on(GetSecretValueCommand).callsFake(async () => {
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    return { SecretString: answer };
  });
  let now = 0;
  const clock = { now: () => instantFromMillis(now) };
  return {
    secrets: secretsManager(new SecretsManagerClient({}), IDS, clock),
    asked: () => aws.commandCalls(GetSecretValueCommand).map(({ args }) => args[0].input.SecretId),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
};

describe('secrets', () => {
  it('are read by the name that they have on AWS', async () => {
    const { secrets, asked } = given('kunci');
    expect(await secrets.read('sms-gateway')).toBe('kunci');
    expect(asked()).toEqual([IDS['sms-gateway']]);
  });

  it('are read once for all who ask within five minutes', async () => {
    const { secrets, asked, pass } = given('kunci', 'lain');
    const together = await Promise.all([secrets.read('sms-gateway'), secrets.read('sms-gateway')]);
    pass(4.9);
    expect([...together, await secrets.read('sms-gateway')]).toEqual(['kunci', 'kunci', 'kunci']);
    expect(asked()).toHaveLength(1);
  });

  it('are read again after five minutes', async () => {
    const { secrets, pass } = given('lama', 'baru');
    await secrets.read('sms-gateway');
    pass(5);
    expect(await secrets.read('sms-gateway')).toBe('baru');
  });

  it('are asked for again after a failure', async () => {
    const { secrets } = given(new Error('denied'), 'kunci');
    await expect(secrets.read('sms-gateway')).rejects.toThrow('denied');
    expect(await secrets.read('sms-gateway')).toBe('kunci');
  });

  it('that hold nothing yet are not to be had', async () => {
    await expect(given(undefined).secrets.read('sms-gateway')).rejects.toThrow('no text');
  });

  it('that nobody gave to this function are not asked for', async () => {
    const { secrets, asked } = given('kunci');
    await expect(secrets.read('sms-webhook')).rejects.toThrow('no secret');
    expect(asked()).toEqual([]);
  });
});
