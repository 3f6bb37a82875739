import * as z from 'zod';
import { ulid, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { access, coverageView, event } from './fields.ts';

const page = { kind: 'html', status: 200 } as const;
const problems = ['event_not_found'] as const;

export const attendanceSheetContract = {
  operation: 'getAttendanceSheet',
  summary: 'The official list of attendance for A4 paper, prefilled, with rows for walk-ins',
  method: 'GET',
  path: '/api/v1/events/{eventId}/attendance-sheet',
  access,
  params: event,
  output: page,
  problems,
} as const satisfies RouteContract;

export const attendanceSheetCsvContract = {
  operation: 'exportAttendanceSheet',
  summary: 'The official list of attendance as a table for a spreadsheet',
  method: 'GET',
  path: '/api/v1/events/{eventId}/attendance-sheet/export',
  access,
  params: event,
  query: z.strictObject({ reason: words(300) }),
  output: { kind: 'csv', status: 200, fileName: 'daftar-hadir.csv' },
  problems,
} as const satisfies RouteContract;

export const reportPageContract = {
  operation: 'getReportPage',
  summary: 'The report for A4 paper',
  method: 'GET',
  path: '/api/v1/events/{eventId}/report/page',
  access,
  params: event,
  output: page,
  problems,
} as const satisfies RouteContract;

const regionCode = z.string().regex(/^\d{2}\.\d{2}(\.\d{2})?$/);

export const readCoverageContract = {
  operation: 'readCoverage',
  summary:
    'Which villages of a district or regency the own office has reached in two years, by which events, and which not yet',
  method: 'GET',
  path: '/api/v1/coverage',
  access,
  query: z.strictObject({ regionCode }),
  output: { kind: 'json', status: 200, schema: coverageView },
  problems: ['unknown_region'],
} as const satisfies RouteContract;

export const exportCoverageContract = {
  operation: 'exportCoverage',
  summary: 'The same as a table for a spreadsheet; no personal data in it',
  method: 'GET',
  path: '/api/v1/coverage/export',
  access,
  query: z.strictObject({ regionCode }),
  output: { kind: 'csv', status: 200, fileName: 'cakupan-desa.csv' },
  problems: ['unknown_region'],
} as const satisfies RouteContract;

export const readEventCoverageContract = {
  operation: 'readEventCoverage',
  summary: "Which villages of the event's own scope it has reached, and which not yet",
  method: 'GET',
  path: '/api/v1/events/{eventId}/coverage',
  access,
  params: event,
  output: { kind: 'json', status: 200, schema: coverageView },
  problems,
} as const satisfies RouteContract;

export const exportParts = [
  'participants',
  'attendance',
  'report',
  'issues',
  'feedback',
  'coverage',
] as const;

export const exportEventContract = {
  operation: 'exportEvent',
  summary: 'Everything of an event as one document. Who asked and why is recorded.',
  method: 'GET',
  path: '/api/v1/events/{eventId}/export',
  access,
  params: event,
  query: z.strictObject({ reason: words(300) }),
  output: { kind: 'json', status: 200, schema: z.looseObject({ eventId: ulid }) },
  problems,
} as const satisfies RouteContract;

export const exportEventPartContract = {
  operation: 'exportEventPart',
  summary: 'One part of it as a table for a spreadsheet. Who asked and why is recorded.',
  method: 'GET',
  path: '/api/v1/events/{eventId}/export/{part}',
  access,
  params: z.strictObject({ eventId: ulid, part: z.enum(exportParts) }),
  query: z.strictObject({ reason: words(300) }),
  output: { kind: 'csv', status: 200, fileName: 'acara.csv' },
  problems,
} as const satisfies RouteContract;
