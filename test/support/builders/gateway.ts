import type * as z from 'zod';
import { type GatewayConfig, gatewayConfig } from '#functions/messaging/adapters/gateway/config.ts';
import type { SmsRequest } from '#shared/aws/platform.ts';

export type GatewayInput = z.input<typeof gatewayConfig>;

export const gatewayAnswers = (
  overrides: Partial<GatewayInput['answers']> = {},
): GatewayInput['answers'] => ({
  id: 'messages.0.id',
  words: 'message',
  rules: [
    { when: { status: ['2xx'], field: { path: 'result', oneOf: ['queued', 0] } }, answer: 'accepted' },
    {
      when: { field: { path: 'code', oneOf: ['E21', 'E22'] } },
      answer: 'rejected',
      reason: 'invalid_number',
    },
    { when: { field: { path: 'code', oneOf: ['E34'] } }, answer: 'rejected', reason: 'opted_out' },
    { when: { status: [402] }, answer: 'not_accepted', reason: 'no_quota' },
  ],
  ...overrides,
});

/** An invented gateway, described in full. */
export const gatewayInput = (overrides: Partial<GatewayInput> = {}): GatewayInput => ({
  name: 'gerbang-sms',
  url: 'https://api.gerbang-sms.example/v2/kirim',
  hosts: ['api.gerbang-sms.example'],
  method: 'POST',
  headers: { Authorization: 'Bearer {secret}', 'Idempotency-Key': '{attempt}' },
  body: {
    kind: 'json',
    value: { sender: '{sender}', messages: [{ to: '{to}', text: '{text}', ref: '{attempt}' }], flash: false },
  },
  secretName: 'sms-gateway',
  timeouts: { connectMs: 2_000, totalMs: 8_000 },
  answers: gatewayAnswers(),
  ...overrides,
});

export const gateway = (overrides: Partial<GatewayInput> = {}): GatewayConfig =>
  gatewayConfig.parse(gatewayInput(overrides));

export const smsRequest = (overrides: Partial<SmsRequest> = {}): SmsRequest => ({
  to: '+6286012345678',
  text: 'BP3MI Kalbar: teks',
  reference: 'reminder|event:e1|1|P3D|r1',
  attempt: '01JCXAMPLE00000000000000AA',
  ...overrides,
});
