import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { httpFunction } from '#shared/http/http-function.ts';
import { route } from '#shared/http/route.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { networkOf } from '#shared/http/stack/network.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import { apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { type TestPlatform, testPlatform } from '#test/support/test-platform.ts';

const limited = (path: `/${string}`, scope: string) =>
  ({
    operation: path.slice(1),
    summary: 'A look-up',
    method: 'GET',
    path,
    access: 'public',
    limitByAddress: { scope, most: 3, per: 'PT10M' },
    output: { kind: 'json', status: 200, schema: z.strictObject({}) },
  }) as const satisfies RouteContract;

const one = limited('/one', 'shared');
const two = limited('/two', 'shared');
const other = limited('/other', 'own');

let platform: TestPlatform;
let calls: number;

beforeEach(() => {
  platform = testPlatform();
  calls = 0;
});
afterEach(() => platform.close());

const ask = async (contract: RouteContract = one, address = '198.51.100.7', store = platform.table) => {
  const handler = httpFunction(
    { ...platform, table: store },
    [one, two, other].map((each) =>
      route(each, async () => {
        calls += 1;
        return { body: {} };
      }),
    ),
  );
  const event = apiEvent(contract);
  event.requestContext.http.sourceIp = address;
  const { statusCode, headers, body = '' } = await handler(event, lambdaContext);
  return { status: statusCode, retryAfter: headers?.['retry-after'], code: JSON.parse(body).code };
};

const spend = async () => {
  for (let count = 0; count < 3; count += 1) await ask();
};

describe('a route that is limited by address', () => {
  it('answers as often as it says, then refuses until the window is over', async () => {
    await spend();
    // 03:36 lies in the window from 03:30 to 03:40.
    expect([await ask(), calls]).toEqual([{ status: 429, retryAfter: '240', code: 'too_many_requests' }, 3]);
  });

  it('answers again in the next window', async () => {
    await spend();
    platform.setNow('2025-10-16T03:40:00.000Z');
    expect((await ask()).status).toBe(200);
  });

  it('shares its count with routes of the same scope only', async () => {
    await spend();
    expect([(await ask(two)).status, (await ask(other)).status]).toEqual([429, 200]);
  });

  it('counts each address for itself', async () => {
    await spend();
    expect((await ask(one, '198.51.100.8')).status).toBe(200);
  });

  it('lets exactly as many through when all come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(answers.filter(({ status }) => status === 200).length).toBe(3);
  });

  it('answers nothing while it cannot count', async () => {
    const busy = { ...platform.table, write: () => Promise.reject(new StoreBusy('throttled')) };
    expect([(await ask(one, '198.51.100.7', busy)).status, calls]).toEqual([503, 0]);
  });

  it('keeps no address, and what it keeps ends with the window', async () => {
    await ask();
    const hash = createHash('sha256').update('198.51.100.7').digest('base64url');
    const key = { pk: `LIMIT#shared#${hash}`, sk: '2025-10-16T03:30:00.000Z' };
    expect(await platform.table.get({ table: 'requests', key })).toEqual({
      ...key,
      count: 1,
      expiresAt: Date.UTC(2025, 9, 16, 3, 40) / 1000,
    });
  });
});

describe('the network of an address', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['2001:db8:12:34:aaaa::1', '2001:db8:12:34::/64'],
    ['2001:0DB8:0012:0034:1:2:3:4', '2001:db8:12:34::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['not an address', 'not an address'],
    ['', ''],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
