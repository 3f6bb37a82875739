import * as z from 'zod';
import { words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

export const officeId = z.string().regex(/^[a-z0-9-]{1,40}$/);

const parts = z.int().min(0).max(10_000_000);
const limits = { limit: parts, floor: parts };
const amount = z.int();

const budget = z.strictObject({
  officeId,
  month: z.string(),
  /** Parts for the month, and how many of them are kept for notices of arrivals. */
  limit: amount,
  floor: amount,
  reserved: amount,
  spent: amount,
  left: amount,
  leftForNotices: amount,
  over: amount,
  percent: amount,
  state: z.enum(['ok', 'warning', 'stopped']),
  /** What the state means for the office, in Indonesian. */
  warning: z.exactOptional(z.string()),
  version: z.int(),
  /** The last 20 changes of the limits, newest first. */
  changes: z
    .array(
      z.strictObject({
        limit: amount,
        floor: amount,
        before: z.strictObject({ limit: amount, floor: amount }),
        by: z.string(),
        at: z.string(),
        reason: z.string(),
      }),
    )
    .readonly(),
});

const ofMonth = {
  path: '/api/v1/budgets/{month}',
  params: z.strictObject({ month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/) }),
  /** Another office than one's own: for the national desk. */
  query: z.strictObject({ officeId: officeId.optional() }),
  output: { kind: 'json', status: 200, schema: budget },
} as const;

export const readBudgetContract = {
  ...ofMonth,
  operation: 'readBudget',
  summary: 'What an office has used of its SMS parts in a month, and what is left',
  method: 'GET',
  access: ['organiser', 'head', 'duty_officer', 'national_desk'],
  problems: ['office_not_found'],
} as const satisfies RouteContract;

export const setBudgetContract = {
  ...ofMonth,
  operation: 'setBudget',
  summary: 'Set the SMS parts of an office for a month; the reason stays on record',
  method: 'PUT',
  access: ['head', 'national_desk'],
  body: { kind: 'json', schema: z.strictObject({ ...limits, reason: words(300) }) },
  ifMatch: true,
  problems: ['office_not_found', 'floor_above_limit', 'stale_version'],
} as const satisfies RouteContract;
