import { describe, expect, it } from 'vitest';
import { gatewayEvent } from '#infra/local/http/gateway-event.ts';
import type { HttpRequest } from '#infra/local/http/request.ts';
import type { Instant } from '#shared/kernel/time.ts';

const NOW = '2025-10-12T01:00:05.000Z' as Instant;

const eventOf = (more: Partial<HttpRequest> = {}, pathParameters: Record<string, string> = {}) =>
  gatewayEvent(
    {
      method: 'GET',
      path: '/api/v1/events/01%2F2',
      rawQuery: '',
      headers: { host: 'localhost:3000', 'user-agent': 'vitest' },
      body: Buffer.alloc(0),
      sourceIp: '127.0.0.1',
      protocol: 'HTTP/1.1',
      ...more,
    },
    {
      route: {
        method: 'GET',
        path: '/api/v1/events/{eventId}',
        functionName: 'f',
        handler: async () => null,
      },
      pathParameters,
    },
    NOW,
  );

describe('the event of a request', () => {
  it('has the shape of payload format 2.0', () => {
    expect(eventOf({}, { eventId: '01/2' })).toEqual({
      version: '2.0',
      routeKey: 'GET /api/v1/events/{eventId}',
      rawPath: '/api/v1/events/01%2F2',
      rawQueryString: '',
      headers: { host: 'localhost:3000', 'user-agent': 'vitest' },
      pathParameters: { eventId: '01/2' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: 'localhost:3000',
        domainPrefix: 'local',
        http: {
          method: 'GET',
          path: '/api/v1/events/01%2F2',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'vitest',
        },
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        routeKey: 'GET /api/v1/events/{eventId}',
        stage: '$default',
        time: '12/Oct/2025:01:00:05 +0000',
        timeEpoch: 1760230805000,
      },
      isBase64Encoded: false,
    });
  });

  it('joins repeated query parameters by commas and decodes them', () => {
    expect(eventOf({ rawQuery: 'a=1&b=x%20y&a=2' })).toMatchObject({
      rawQueryString: 'a=1&b=x%20y&a=2',
      queryStringParameters: { a: '1,2', b: 'x y' },
    });
  });

  it('takes cookies out of the headers', () => {
    const event = eventOf({ headers: { cookie: 'a=1; b=2', accept: '*/*' } });
    expect([event.cookies, event.headers]).toEqual([['a=1', 'b=2'], { accept: '*/*' }]);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'text/csv', 'application/problem+json'])(
    'hands a body of %s over as text',
    (type) => {
      const event = eventOf({ headers: { 'content-type': type }, body: Buffer.from('{"å":1}') });
      expect(event).toMatchObject({ body: '{"å":1}', isBase64Encoded: false });
    },
  );

  it.each(['application/x-www-form-urlencoded', 'application/octet-stream', 'image/png'])(
    'encodes a body of %s',
    (type) => {
      const event = eventOf({ headers: { 'content-type': type }, body: Buffer.from('a=1') });
      expect(event).toMatchObject({ body: 'YT0x', isBase64Encoded: true });
    },
  );
});
