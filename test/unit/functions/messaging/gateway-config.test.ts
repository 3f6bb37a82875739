import { describe, expect, it } from 'vitest';
import { gatewayConfig, loopbackGatewayConfig } from '#functions/messaging/adapters/gateway/config.ts';
import { type GatewayInput, gatewayAnswers, gatewayInput } from '#test/support/builders/gateway.ts';

const form = (fields: Record<string, string>): GatewayInput['body'] => ({ kind: 'form', fields });
const at = (url: string): Partial<GatewayInput> => ({ url, hosts: [new URL(url).host] });
const isGood = (overrides: Partial<GatewayInput>): boolean =>
  gatewayConfig.safeParse(gatewayInput(overrides)).success;

describe('the configuration of a gateway', () => {
  it('needs no more than where, what and how to read the answer', () => {
    const { name, url, hosts, body } = gatewayInput();
    expect(gatewayConfig.parse({ name, url, hosts, body, answers: { id: 'id' } })).toMatchObject({
      method: 'POST',
      headers: {},
      secretName: 'sms-gateway',
      timeouts: { connectMs: 2_000, totalMs: 8_000 },
      answers: { id: 'id', rules: [] },
    });
  });

  it.each<[string, Partial<GatewayInput>]>([
    ['http', at('http://api.gerbang-sms.example/kirim')],
    ['an address instead of a name', at('https://203.0.113.7/kirim')],
    ['an address in another notation', at('https://0x7f.1/kirim')],
    ['an IPv6 address', at('https://[2001:db8::1]/kirim')],
    ['this machine', at('https://localhost/kirim')],
    ['a name without a domain', at('https://gateway/kirim')],
    ['a user in the address', at('https://user:pass@api.gerbang-sms.example/kirim')],
    ['a host that is not named', { hosts: ['gerbang-sms.example'] }],
    ['a port that is not named', { url: 'https://api.gerbang-sms.example:8443/kirim' }],
    ['no named host', { hosts: [] }],
    ['a placeholder that there is not', { body: form({ to: '{to}', text: '{text} {name}' }) }],
    ['a placeholder deep in JSON', { body: { kind: 'json', value: ['{to}', { a: ['{text}', '{x}'] }] } }],
    ['a text in a header', { headers: { 'X-Text': '{text}' } }],
    ['a header of two lines', { headers: { 'X-A': 'a\r\nX-B: b' } }],
    ['a header name that is none', { headers: { 'X A': 'a' } }],
    ['a header of the connection', { headers: { Host: 'other.example' } }],
    ['a body that names nobody', { body: form({ text: '{text}' }) }],
    ['a body that says nothing', { body: form({ to: '{to}' }) }],
    ['a GET with a body', { method: 'GET' }],
    ['a secret that there is not', { secretName: 'other' as 'sms-gateway' }],
    ['more time than a message has', { timeouts: { totalMs: 8_001 } }],
    ['a path that is an expression', { answers: gatewayAnswers({ id: '$..id' }) }],
    ['something unknown', { retries: 3 } as Partial<GatewayInput>],
  ])('may not have %s', (_, overrides) => {
    expect(isGood(overrides)).toBe(false);
  });

  it.each([
    ['asks for nothing', { when: {}, answer: 'rejected', reason: 'x' }],
    [
      'takes a bare 5xx for surely not sent',
      { when: { status: ['5xx'] }, answer: 'not_accepted', reason: 'x' },
    ],
    ['takes a bare 503 for a refusal', { when: { status: [503] }, answer: 'rejected', reason: 'x' }],
    ['gives no reason', { when: { status: [400] }, answer: 'rejected' }],
  ])('may not have a rule that %s', (_, rule) => {
    const answers = { id: 'id', rules: [rule] } as GatewayInput['answers'];
    expect(isGood({ answers })).toBe(false);
  });

  it('may put the message into the address', () => {
    expect(isGood({ method: 'GET', body: { kind: 'query', fields: { to: '{toLocal}', t: '{text}' } } })).toBe(
      true,
    );
  });

  it('may name a port', () => {
    expect(isGood(at('https://api.gerbang-sms.example:8443/kirim'))).toBe(true);
  });

  it.each(['http://127.0.0.1:9000/kirim', 'http://localhost:9000/kirim', 'http://[::1]:9000/kirim'])(
    'for development may lead to %s',
    (url) => {
      expect(loopbackGatewayConfig.safeParse(gatewayInput(at(url))).success).toBe(true);
    },
  );

  it.each(['http://api.gerbang-sms.example/kirim', 'http://10.0.0.1/kirim', 'http://169.254.169.254/latest'])(
    'for development may not lead to %s either',
    (url) => {
      expect(loopbackGatewayConfig.safeParse(gatewayInput(at(url))).success).toBe(false);
    },
  );
});
