import { describe, expect, it } from 'vitest';
import { providerOf } from '#functions/messaging/adapters/gateway/provider-of.ts';
import { type GatewayInput, gatewayInput } from '#test/support/builders/gateway.ts';

const secrets = { read: async () => 'kunci' };
const providerWith = (env: Record<string, string>, stage = 'prod') => providerOf(env, { secrets, stage });
const byGateway = (
  overrides: Partial<GatewayInput> = {},
  more: Record<string, string> = { SMS_SENDER_ID: 'BP3MI' },
) => ({
  SMS_PROVIDER: 'gateway',
  SMS_GATEWAY: JSON.stringify(gatewayInput(overrides)),
  ...more,
});
const ON_LOOPBACK = { url: 'http://127.0.0.1:9/kirim', hosts: ['127.0.0.1:9'] };

describe('who carries the SMS', () => {
  it('is SNS when nothing is said', () => {
    expect(providerWith({}).send).toBeTypeOf('function');
  });

  it('is the gateway that is described', () => {
    expect(providerWith(byGateway()).send).toBeTypeOf('function');
  });

  it.each<[string, Record<string, string>]>([
    ['a provider that there is not', { SMS_PROVIDER: 'pigeon' }],
    ['no description of the gateway', { SMS_PROVIDER: 'gateway' }],
    ['a description that is no JSON', { SMS_PROVIDER: 'gateway', SMS_GATEWAY: '{' }],
    ['a gateway without https', byGateway({ url: 'http://api.gerbang-sms.example/' })],
    ['a gateway on the machine itself', byGateway(ON_LOOPBACK)],
    ['a gateway that asks for a sender, and none', byGateway({}, {})],
  ])('cannot be %s', (_, env) => {
    expect(() => providerWith(env)).toThrow();
  });

  it('may be a gateway on the machine itself in the embedded run', () => {
    expect(providerWith(byGateway(ON_LOOPBACK), 'local').send).toBeTypeOf('function');
  });
});
