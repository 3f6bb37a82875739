import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { MOST_TEST_NUMBERS } from '../domain/allowed-numbers.ts';

const numbers = z.strictObject({
  /** E.164. */
  phones: z.array(z.string()).readonly(),
  version: z.int(),
  changed: z.exactOptional(z.strictObject({ by: z.string(), at: z.string() })),
});

const own = {
  path: '/api/v1/test-numbers',
  access: ['organiser', 'head'],
  output: { kind: 'json', status: 200, schema: numbers },
} as const;

export const readTestNumbersContract = {
  ...own,
  operation: 'readTestNumbers',
  summary: 'The numbers that the own office may reach outside of prod',
  method: 'GET',
  problems: ['not_in_prod'],
} as const satisfies RouteContract;

export const setTestNumbersContract = {
  ...own,
  operation: 'setTestNumbers',
  summary: 'Replace the numbers that the own office may reach outside of prod',
  method: 'PUT',
  body: {
    kind: 'json',
    schema: z.strictObject({ phones: z.array(z.string().trim().min(1).max(40)).max(MOST_TEST_NUMBERS) }),
  },
  ifMatch: true,
  problems: ['not_in_prod', 'invalid_numbers', 'stale_version'],
} as const satisfies RouteContract;
