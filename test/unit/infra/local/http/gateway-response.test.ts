import { describe, expect, it } from 'vitest';
import { gatewayResponse } from '#infra/local/http/gateway-response.ts';

describe('the response to what a function gave', () => {
  it('takes status, headers and body as given', () => {
    expect(
      gatewayResponse({ statusCode: 201, headers: { ETag: '"1"', 'Content-Type': 'text/html' }, body: 'x' }),
    ).toEqual({ status: 201, headers: { etag: '"1"', 'content-type': 'text/html' }, body: 'x' });
  });

  it('is the whole answer as JSON with 200 when there is no status code', () => {
    expect(gatewayResponse({ a: 1 })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
  });

  it('is a string as it stands', () => {
    expect(gatewayResponse('{"a":1}')?.body).toBe('{"a":1}');
  });

  it('decodes a body in base64', () => {
    expect(gatewayResponse({ statusCode: 200, body: 'YT0x', isBase64Encoded: true })?.body).toEqual(
      Buffer.from('a=1'),
    );
  });

  it('sets each cookie', () => {
    expect(gatewayResponse({ statusCode: 204, cookies: ['a=1', 'b=2'] })?.headers).toEqual({
      'set-cookie': ['a=1', 'b=2'],
    });
  });

  it('is none when API Gateway could not read it', () => {
    expect(gatewayResponse({ statusCode: 'ok' })).toBeUndefined();
  });
});
