import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { httpFunction } from '#shared/http/http-function.ts';
import { openApi } from '#shared/http/openapi.ts';
import { type RouteFunction, route } from '#shared/http/route.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { eachPlatform } from '#test/support/test-platform.ts';

const contract = {
  operation: 'exportHalls',
  summary: 'Halls as a table',
  method: 'GET',
  path: '/api/v1/halls/export',
  access: 'public',
  query: z.strictObject({ cursor: z.string().optional() }),
  output: { kind: 'csv', status: 200, fileName: 'halls.csv' },
} as const satisfies RouteContract;

const platform = eachPlatform();

const ask = (answer: RouteFunction<typeof contract>, query: Record<string, string> = {}) =>
  httpFunction(platform(), [route(contract, answer)])(apiEvent(contract, { query }), lambdaContext);

describe('a route that gives a table', () => {
  it('answers with a file to download that nobody keeps', async () => {
    expect(await ask(async () => ({ body: 'a,b\r\n' }))).toMatchObject({
      statusCode: 200,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="halls.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
      body: 'a,b\r\n',
    });
  });

  it('names the next page in a header, and only when there is one', async () => {
    const more = await ask(async () => ({ body: '', next: 'c2' }));
    const last = await ask(async () => ({ body: '' }));
    expect(more.headers?.['x-next-cursor']).toBe('c2');
    expect(last.headers).not.toHaveProperty('x-next-cursor');
  });

  it('tells what is wrong as any other route does', async () => {
    const { statusCode, headers } = await ask(async () => ({ body: '' }), { cursor: 'a', other: 'b' });
    expect([statusCode, headers?.['content-type']]).toEqual([400, 'application/problem+json']);
  });

  it('is described as a table', () => {
    expect(openApi([contract])).toMatchObject({
      paths: {
        '/api/v1/halls/export': {
          get: { responses: { 200: { content: { 'text/csv': { schema: { type: 'string' } } } } } },
        },
      },
    });
  });
});
