import * as z from 'zod';
import { cursor, ulid, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { issueStates } from '../domain/issue.ts';
import { access, event, issueFields, issueView, recapView, reportPatch, sectionsView } from './fields.ts';

const tasks = z.array(
  z.strictObject({
    kind: z.enum(['thanks', 'follow_up']),
    dueAt: z.string(),
    sentTo: z.int(),
    doneAt: z.string().optional(),
  }),
);

const reportView = z.strictObject({
  eventId: ulid,
  version: z.int(),
  sections: sectionsView,
  /** Sections that somebody has written; the others are generated anew each time. */
  written: z.array(z.string()),
  recap: recapView,
  thankYou: z.boolean(),
  followUpAfter: z.string().optional(),
  tasks,
});

export type ReportView = z.infer<typeof reportView>;

export const getReportContract = {
  operation: 'getReport',
  summary: 'The report of an event: what was written, and the rest as it is generated from what is known',
  method: 'GET',
  path: '/api/v1/events/{eventId}/report',
  access,
  params: event,
  output: { kind: 'json', status: 200, schema: reportView },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const editReportContract = {
  operation: 'editReport',
  summary:
    'Write sections of the report (null gives one back to the generator), and say whether thanks and questions to villages go out. `If-Match` is "0" before the first change.',
  method: 'PATCH',
  path: '/api/v1/events/{eventId}/report',
  access,
  params: event,
  ifMatch: true,
  body: { kind: 'json', schema: reportPatch },
  output: { kind: 'json', status: 200, schema: reportView },
  problems: ['event_not_found', 'stale_version', 'already_sent'],
} as const satisfies RouteContract;

export const listReportChangesContract = {
  operation: 'listReportChanges',
  summary: 'Who changed the report, newest first, with what was replaced',
  method: 'GET',
  path: '/api/v1/events/{eventId}/report/changes',
  access,
  params: event,
  query: z.strictObject({ cursor: cursor.optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({
      changes: z.array(
        z.strictObject({
          version: z.int(),
          at: z.string(),
          by: z.string(),
          from: z.record(z.string(), z.string().nullable()),
        }),
      ),
      cursor: z.string().optional(),
    }),
  },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const raiseIssueContract = {
  operation: 'raiseIssue',
  summary: 'Note a kendala that was raised, with who sees to it and until when',
  method: 'POST',
  path: '/api/v1/events/{eventId}/issues',
  access,
  params: event,
  body: {
    kind: 'json',
    schema: z.strictObject({
      ...issueFields,
      raisedBy: words(100).optional(),
      phone: words(40).optional(),
      /** Whether they want to be told by SMS when it closes. */
      mayText: z.boolean().default(false),
    }),
  },
  idempotent: true,
  output: { kind: 'json', status: 201, schema: issueView },
  problems: ['event_not_found', 'not_a_mobile_number', 'mangled_by_spreadsheet'],
} as const satisfies RouteContract;

export const changeIssueContract = {
  operation: 'changeIssue',
  summary: 'Change a kendala; closing one needs a resolution and tells whoever raised it',
  method: 'PATCH',
  path: '/api/v1/events/{eventId}/issues/{issueId}',
  access,
  params: z.strictObject({ eventId: ulid, issueId: ulid }),
  ifMatch: true,
  body: {
    kind: 'json',
    schema: z
      .strictObject({ ...issueFields, state: z.enum(issueStates), resolution: words(1_000) })
      .partial(),
  },
  output: { kind: 'json', status: 200, schema: issueView },
  problems: ['event_not_found', 'issue_not_found', 'stale_version', 'resolution_required'],
} as const satisfies RouteContract;

export const listIssuesContract = {
  operation: 'listIssues',
  summary: 'All kendala of an event',
  method: 'GET',
  path: '/api/v1/events/{eventId}/issues',
  access,
  params: event,
  output: { kind: 'json', status: 200, schema: z.strictObject({ issues: z.array(issueView) }) },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const listOpenIssuesContract = {
  operation: 'listOpenIssues',
  summary: 'What the own office still has to see to, soonest first',
  method: 'GET',
  path: '/api/v1/issues',
  access,
  query: z.strictObject({ cursor: cursor.optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ issues: z.array(issueView), cursor: z.string().optional() }),
  },
} as const satisfies RouteContract;
