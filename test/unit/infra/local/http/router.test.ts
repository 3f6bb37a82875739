import { describe, expect, it } from 'vitest';
import { type GatewayRoute, routerOf } from '#infra/local/http/router.ts';

const route = (path: `/${string}`, method: GatewayRoute['method'] = 'GET'): GatewayRoute => ({
  method,
  path,
  functionName: path,
  handler: async () => null,
});

const find = routerOf([
  route('/events/{eventId}'),
  route('/events/upcoming'),
  route('/events/{eventId}/seats'),
  route('/events', 'POST'),
]);

describe('the router', () => {
  it('decodes path parameters', () => {
    expect(find('GET', '/events/a%20b')?.pathParameters).toEqual({ eventId: 'a b' });
  });

  it('prefers a text to a parameter', () => {
    expect(find('GET', '/events/upcoming')?.route.path).toBe('/events/upcoming');
  });

  it.each([
    ['GET', '/events'],
    ['GET', '/events/'],
    ['GET', '/events/1/'],
    ['GET', '/events/1/seats/2'],
    ['DELETE', '/events/1'],
    ['GET', '/events/%E0%A4%A'],
  ])('finds nothing for %s %s', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });
});
