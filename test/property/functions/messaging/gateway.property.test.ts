import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewayRequest, valuesOf } from '#functions/messaging/adapters/gateway/request.ts';
import { gatewayAnswer } from '#functions/messaging/domain/gateway-answer.ts';
import { providerWords } from '#functions/messaging/domain/gateway-words.ts';
import { type GatewayInput, gateway, gatewayAnswers, smsRequest } from '#test/support/builders/gateway.ts';

const rulesWithoutAccepted = gateway({ answers: gatewayAnswers({ rules: [] }) }).answers;
const rules = gateway().answers;

const nearAnswer = fc.record(
  {
    result: fc.oneof(fc.constantFrom('queued', 0, '0', 'error'), fc.jsonValue()),
    code: fc.oneof(fc.constantFrom('E21', 'E34'), fc.jsonValue()),
    message: fc.oneof(fc.string(), fc.jsonValue()),
    messages: fc.oneof(
      fc.array(fc.record({ id: fc.oneof(fc.string(), fc.integer(), fc.jsonValue()) })),
      fc.jsonValue(),
    ),
  },
  { requiredKeys: [] },
);

const binary = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('utf8'));
const page = fc.string({ unit: 'grapheme' }).map((text) => `<!doctype html><title>${text}</title>`);
const deep = fc.integer({ min: 1, max: 30_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);

const body = fc.oneof(
  { weight: 4, arbitrary: nearAnswer.map((data) => JSON.stringify(data)) },
  fc.json(),
  nearAnswer.map((data) => JSON.stringify(data).slice(0, -1)),
  binary,
  page,
  deep,
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 301, 400, 403, 429, 500, 503),
  fc.integer({ max: 999 }),
);

describe('whatever a gateway answers', () => {
  it('is not accepted without an id of the provider and a success', () => {
    fc.assert(
      fc.property(fc.constantFrom(rules, rulesWithoutAccepted), status, body, (mapping, code, text) => {
        const answer = gatewayAnswer(mapping, { status: code, body: text });
        const isSuccess = code >= 200 && code < 300;
        const mayBe = isSuccess
          ? /^(?:accepted|rejected|not_accepted|unknown)$/
          : /^(?:rejected|not_accepted|unknown)$/;
        expect(answer.kind).toMatch(mayBe);
        const named = answer.kind === 'accepted' ? answer.providerId : answer.reason;
        expect(named).toMatch(answer.kind === 'accepted' ? /^[\x21-\x7e]{1,100}$/ : /^[a-z_]+$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never becomes words of more than 200 characters or with a phone number', () => {
    const separator = fc.constantFrom('', '-', ' ', '.', '\u2011', '\u200b', ' - ');
    const number = fc
      .tuple(fc.constantFrom('+62860', '62860', '0860'), separator, fc.stringMatching(/^\d{4}$/), separator)
      .map(([prefix, one, digits, two]) => `${prefix}${one}${digits}${two}${digits}`);
    fc.assert(
      fc.property(fc.string(), number, fc.string({ maxLength: 300 }), (before, phone, after) => {
        const words = providerWords(`${before} ${phone} ${after}`) ?? '';
        expect(words.length).toBeLessThanOrEqual(200);
        expect(words).not.toContain(phone);
        expect(words).not.toMatch(/(?:\d[\s().-]?){11}/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('whatever the text is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('{secret}', '"},"admin":true', '&to=1', '\r\nX: y', '%00'),
  );
  const withBody = (content: GatewayInput['body'], value: string) =>
    gatewayRequest(
      gateway({ body: content, ...(content.kind === 'query' ? { method: 'GET' as const } : {}) }),
      valuesOf(smsRequest({ text: value }), { secret: 'kunci-rahasia' }),
    );
  const fields = { to: '{to}', pesan: '{text}' };
  const expected = (value: string) => [
    ['to', '+6286012345678'],
    ['pesan', value.toWellFormed()],
  ];

  it('arrives as it was in JSON', () => {
    fc.assert(
      fc.property(text, (value) => {
        const content = { kind: 'json' as const, value: { to: '{to}', list: ['{text}'] } };
        const sent: unknown = JSON.parse(withBody(content, value).body ?? '');
        expect(sent).toEqual({ to: '+6286012345678', list: [value] });
      }),
    );
  });

  it('arrives as it was in a form', () => {
    fc.assert(
      fc.property(text, (value) => {
        const sent = new URLSearchParams(withBody({ kind: 'form', fields }, value).body);
        expect([...sent]).toEqual(expected(value));
      }),
    );
  });

  it('arrives as it was in the address, and goes nowhere else', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { url } = withBody({ kind: 'query', fields }, value);
        expect([...url.searchParams]).toEqual(expected(value));
        expect([url.host, url.pathname, url.hash]).toEqual(['api.gerbang-sms.example', '/v2/kirim', '']);
      }),
    );
  });
});
