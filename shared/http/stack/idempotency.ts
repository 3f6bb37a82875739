import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Platform } from '#shared/aws/platform.ts';
import { instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { Item, Key } from '#shared/store/table.ts';
import { problem } from '../problem.ts';
import type { RouteContract } from '../route-contract.ts';
import { SIGNATURE_HEADER } from '../signed-body.ts';
import { headerOf, isResponse, ProblemError, type RouteEvent, type RouteMiddleware } from './request.ts';

/** As long as a phone may take to come back into coverage and try again. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** Longer than any function behind a route may run (28 s): after it, the first try is surely over. */
const LOCKED_MS = 30 * 1000;

const VALID_KEY = /^[\x21-\x7e]{1,64}$/;

const row = z.object({
  requestId: z.string(),
  fingerprint: z.string(),
  lockedUntil: z.string(),
  answer: z
    .object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() })
    .optional(),
});

type Row = z.infer<typeof row>;
type Ports = Pick<Platform, 'table' | 'clock'>;

const fingerprintOf = (event: RouteEvent): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        event.rawPath,
        event.rawQueryString,
        event.body ?? '',
        headerOf(event, 'if-match') ?? '',
      ]),
    )
    .digest('base64url');

const keyOf = (event: RouteEvent, contract: RouteContract): Key | undefined => {
  // The signature was checked before; one that comes again is a repetition, or somebody who has listened.
  if (contract.signed === true)
    return { pk: `SIGNED#${contract.operation}#${headerOf(event, SIGNATURE_HEADER)}`, sk: 'KEY' };
  const given = headerOf(event, 'idempotency-key');
  if (given === undefined) return undefined;
  if (!VALID_KEY.test(given))
    throw new ProblemError(
      problem(
        400,
        'invalid_idempotency_key',
        'Idempotency-Key harus 1 sampai 64 huruf, angka atau tanda baca tanpa spasi.',
      ),
    );
  const who = event.state.actor?.accountId ?? 'public';
  return { pk: `KEY#${who}#${contract.operation}#${given}`, sk: 'KEY' };
};

const answerOf = (found: Row): APIGatewayProxyStructuredResultV2 | undefined =>
  found.answer === undefined
    ? undefined
    : {
        statusCode: found.answer.status,
        headers: { ...found.answer.headers, 'idempotency-replayed': 'true' },
        body: found.answer.body,
      };

/** Takes the key for this try, or tells what stands there: a finished answer, or a try that may still be running. */
const take = async ({ table, clock }: Ports, key: Key, event: RouteEvent) => {
  const now = clock.now();
  const mine: Row = {
    requestId: event.state.requestId,
    fingerprint: fingerprintOf(event),
    lockedUntil: instantFromMillis(millisOf(now) + LOCKED_MS),
  };
  const item: Item = { ...key, ...mine, expiresAt: Math.ceil((millisOf(now) + REMEMBERED_MS) / 1000) };
  const first = await table.write({ kind: 'put', table: 'requests', item, if: { missing: 'pk' } });
  if (first.ok) return undefined;
  const found = row.parse(first.error.item);
  if (found.fingerprint !== mine.fingerprint)
    throw new ProblemError(
      problem(
        422,
        'idempotency_key_reused',
        'Idempotency-Key ini sudah dipakai untuk permintaan yang berbeda.',
      ),
    );
  // A try that died halfway is repeated under its own request id, so that what it created is found and not doubled.
  event.state.requestId = found.requestId;
  const answer = answerOf(found);
  if (answer !== undefined) return answer;
  const again = await table.write({
    kind: 'update',
    table: 'requests',
    key,
    set: { lockedUntil: mine.lockedUntil },
    if: {
      all: [
        { attribute: 'lockedUntil', equals: found.lockedUntil },
        { attribute: 'lockedUntil', atMost: now },
      ],
    },
  });
  if (!again.ok)
    throw new ProblemError(
      problem(409, 'request_in_progress', 'Permintaan yang sama sedang diproses. Silakan tunggu sebentar.'),
      { 'retry-after': '2' },
    );
  return undefined;
};

const remember = async (
  { table }: Ports,
  key: Key,
  response: APIGatewayProxyStructuredResultV2,
): Promise<void> => {
  const headers = Object.fromEntries(
    Object.entries(response.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const answer = { status: response.statusCode ?? 200, headers, body: response.body ?? '' };
  await table.write({ kind: 'update', table: 'requests', key, set: { answer } });
};

/** The same `Idempotency-Key` from the same account, or the same signature, gets the same answer for 24 hours, also across a crash. */
export const idempotency = (ports: Ports, contract: RouteContract): RouteMiddleware => {
  const taken = new WeakMap<object, Key>();
  return {
    before: async ({ event }) => {
      const key = keyOf(event, contract);
      if (key === undefined) return;
      event.state.replay = await take(ports, key, event);
      if (event.state.replay === undefined) taken.set(event, key);
    },
    after: async ({ event, response }) => {
      const key = taken.get(event);
      if (key !== undefined && isResponse(response)) await remember(ports, key, response);
    },
    onError: async ({ event }) => {
      const key = taken.get(event);
      // A failure of ours is not an answer: the key is freed at once for another try.
      if (key !== undefined)
        await ports.table.write({
          kind: 'update',
          table: 'requests',
          key,
          set: { lockedUntil: ports.clock.now() },
        });
    },
  };
};
