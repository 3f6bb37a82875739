import * as z from 'zod';
import { words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { messageKinds } from '../domain/message-params.ts';
import { officeId } from './budget-routes.ts';

const switchName = z.union([
  z.literal('all'),
  z.templateLiteral(['kind:', z.enum(messageKinds)]),
  z.templateLiteral(['office:', officeId]),
]);

const stop = { name: z.string(), by: z.string(), at: z.string(), reason: z.string() };

const board = z.strictObject({
  /** What does not leave now. */
  stops: z.array(z.strictObject({ ...stop, holdsNotices: z.boolean() })).readonly(),
  /** In Indonesian: which of them hold notices of arrivals too. */
  warnings: z.array(z.string()).readonly(),
  /** The last 50 changes, newest first. */
  changes: z.array(z.strictObject({ ...stop, action: z.enum(['stop', 'resume']) })).readonly(),
});

const output = { kind: 'json', status: 200, schema: board } as const;

export const listSwitchesContract = {
  operation: 'listSwitches',
  summary: 'Where sending of SMS is stopped, by whom and why',
  method: 'GET',
  path: '/api/v1/switches',
  access: ['organiser', 'head', 'duty_officer', 'national_desk'],
  output,
} as const satisfies RouteContract;

const change = {
  method: 'POST',
  access: ['head', 'national_desk'],
  body: { kind: 'json', schema: z.strictObject({ name: switchName, reason: words(300) }) },
  output,
  problems: ['switch_not_yours', 'office_not_found'],
} as const;

export const stopSendingContract = {
  ...change,
  operation: 'stopSending',
  summary: 'Stop SMS: `all`, `kind:<kind>` or `office:<id>`. They are held, not lost',
  path: '/api/v1/switches/stop',
} as const satisfies RouteContract;

export const resumeSendingContract = {
  ...change,
  operation: 'resumeSending',
  summary: 'Resume SMS that were stopped; what is still of use goes out',
  path: '/api/v1/switches/resume',
} as const satisfies RouteContract;
