import { describe, expect, it } from 'vitest';
import { providerOf } from '#functions/messaging/adapters/gateway/provider-of.ts';
import { smsProvider, smsProviderEnvironment } from '#infra/config/sms-provider.ts';
import { stageConfig } from '#infra/config/stage-config.ts';
import { stages } from '#infra/config/stages.ts';
import { type GatewayInput, gatewayInput } from '#test/support/builders/gateway.ts';

const [anyStage] = stages;
const byGateway = (overrides: Partial<GatewayInput> = {}) => ({
  kind: 'gateway',
  gateway: gatewayInput(overrides),
});

describe('who carries the SMS of a stage', () => {
  it('is SNS unless it is said', () => {
    expect(stages.map(({ sms }) => sms.provider)).toEqual(stages.map(() => ({ kind: 'sns' })));
  });

  it('may be a gateway, which its functions then use', () => {
    const provider = smsProvider.parse(byGateway());
    const env = { ...smsProviderEnvironment(provider), SMS_SENDER_ID: 'BP3MI' };
    const secrets = { read: async () => 'kunci' };
    expect(providerOf(env, { secrets, stage: 'prod' }).send).toBeTypeOf('function');
  });

  it.each<[string, object]>([
    ['a gateway without https', byGateway({ url: 'http://api.gerbang-sms.example/' })],
    ['a gateway on the machine itself', byGateway({ url: 'http://127.0.0.1/', hosts: ['127.0.0.1'] })],
    ['a description too long for a function', byGateway({ headers: { 'X-Long': 'x'.repeat(2_000) } })],
    ['somebody else', { kind: 'pigeon' }],
  ])('cannot be %s', (_, provider) => {
    const sms = { ...anyStage?.sms, provider };
    expect(stageConfig.safeParse({ ...anyStage, sms }).success).toBe(false);
  });
});
