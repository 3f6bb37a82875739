import * as z from 'zod';
import { words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { optOutChannels } from '../domain/opt-out.ts';

/** Any office may write a person's wish down; it then holds for all of them. */
const access = ['organiser', 'head', 'duty_officer', 'national_desk'] as const;

const optOutView = z.strictObject({
  /** `all`, `event:<id>` or `kind:<kind>`. */
  scope: z.string(),
  channel: z.enum(optOutChannels),
  at: z.string(),
  /** Account id, `participant` or `provider`. */
  by: z.string(),
  reason: z.string().optional(),
  undone: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).optional(),
});

const phone = words(40);

const changed = z.strictObject({ phone: z.string(), optOut: optOutView });

const body = {
  kind: 'json',
  schema: z.strictObject({ phone, scope: words(80), reason: words(300) }),
} as const;

const PHONE_PROBLEMS = ['not_a_mobile_number', 'mangled_by_spreadsheet'] as const;

export const recordOptOutContract = {
  operation: 'recordOptOut',
  summary: 'Record that somebody wants no more SMS: of all kinds, of one event or of one kind.',
  method: 'POST',
  path: '/api/v1/opt-outs',
  access,
  body,
  output: { kind: 'json', status: 200, schema: changed },
  problems: [...PHONE_PROBLEMS, 'unknown_scope', 'too_busy'],
} as const satisfies RouteContract;

export const undoOptOutContract = {
  operation: 'undoOptOut',
  summary: 'Take an opt-out back, because the person asked for SMS again. Both dates are kept.',
  method: 'POST',
  path: '/api/v1/opt-outs/undo',
  access,
  body,
  output: { kind: 'json', status: 200, schema: changed },
  problems: [...PHONE_PROBLEMS, 'unknown_scope', 'not_opted_out', 'too_busy'],
} as const satisfies RouteContract;

export const searchOptOutsContract = {
  operation: 'searchOptOuts',
  summary:
    'What a phone has asked for and taken back, newest first. A POST, so that no number is in an access log.',
  method: 'POST',
  path: '/api/v1/opt-outs/search',
  access,
  body: { kind: 'json', schema: z.strictObject({ phone }) },
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ phone: z.string(), optOuts: z.array(optOutView) }),
  },
  problems: PHONE_PROBLEMS,
} as const satisfies RouteContract;
