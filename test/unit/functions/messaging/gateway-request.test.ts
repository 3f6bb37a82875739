import { describe, expect, it } from 'vitest';
import { gatewayRequest, valuesOf } from '#functions/messaging/adapters/gateway/request.ts';
import { type GatewayInput, gateway, smsRequest } from '#test/support/builders/gateway.ts';

const TEXT = 'Kata "damai" & \\ 100% = {secret}\nbaris';
const request = (overrides: Partial<GatewayInput> = {}, secret = 'kunci') =>
  gatewayRequest(gateway(overrides), valuesOf(smsRequest({ text: TEXT }), { secret, sender: 'BP3MI' }));

const fields = { tujuan: '{toLocal}', pesan: '{text}' };

describe('the request to a gateway', () => {
  it('carries the message as JSON', () => {
    expect(JSON.parse(request().body ?? '')).toEqual({
      sender: 'BP3MI',
      messages: [{ to: '+6286012345678', text: TEXT, ref: '01JCXAMPLE00000000000000AA' }],
      flash: false,
    });
  });

  it('carries the message as a form', () => {
    const { body, headers } = request({ body: { kind: 'form', fields } });
    expect([...new URLSearchParams(body)]).toEqual([
      ['tujuan', '086012345678'],
      ['pesan', TEXT],
    ]);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it('carries the message in the address, beside what stands there', () => {
    const { url, body } = request({
      method: 'GET',
      url: 'https://api.gerbang-sms.example/kirim?tipe=1',
      body: { kind: 'query', fields },
    });
    expect([...url.searchParams]).toEqual([
      ['tipe', '1'],
      ['tujuan', '086012345678'],
      ['pesan', TEXT],
    ]);
    expect(body).toBeUndefined();
  });

  it('says in its headers who asks, without the line break of a secret that was pasted', () => {
    expect(request({}, 'kunci\n').headers).toMatchObject({
      authorization: 'Bearer kunci',
      'idempotency-key': '01JCXAMPLE00000000000000AA',
      'content-type': 'application/json',
    });
  });

  it.each(['a\r\nX-Other: b', 'kuncí', 'a\0b'])('is not made when a header would hold %j', (secret) => {
    expect(() => request({}, secret)).toThrow('Authorization');
  });
});
