import * as z from 'zod';
import { cursor, ulid, words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { programmeView } from './views.ts';

const access = ['organiser', 'head'] as const;
const one = z.strictObject({ programmeId: ulid });

const fields = {
  name: words(150),
  budgetYear: z.int().min(2000).max(2100),
  /** In the office's words: `DIPA BP3MI Kalbar`. */
  budgetSource: words(150),
};

export const createProgrammeContract = {
  operation: 'createProgramme',
  summary: 'Record a programme of the own office, with its budget year and where the money comes from',
  method: 'POST',
  path: '/api/v1/programmes',
  access,
  body: { kind: 'json', schema: z.strictObject(fields) },
  idempotent: true,
  output: { kind: 'json', status: 201, schema: programmeView },
} as const satisfies RouteContract;

export const listProgrammesContract = {
  operation: 'listProgrammes',
  summary: "The own office's programmes, newest first",
  method: 'GET',
  path: '/api/v1/programmes',
  access,
  query: z.strictObject({ cursor: cursor.optional() }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ programmes: z.array(programmeView), cursor: z.string().optional() }),
  },
} as const satisfies RouteContract;

export const getProgrammeContract = {
  operation: 'getProgramme',
  summary: 'One programme',
  method: 'GET',
  path: '/api/v1/programmes/{programmeId}',
  access,
  params: one,
  output: { kind: 'json', status: 200, schema: programmeView },
  problems: ['programme_not_found'],
} as const satisfies RouteContract;

export const changeProgrammeContract = {
  operation: 'changeProgramme',
  summary: 'Change a programme; its events show the new name',
  method: 'PATCH',
  path: '/api/v1/programmes/{programmeId}',
  access,
  params: one,
  ifMatch: true,
  body: { kind: 'json', schema: z.strictObject(fields).partial() },
  output: { kind: 'json', status: 200, schema: programmeView },
  problems: ['programme_not_found', 'stale_version'],
} as const satisfies RouteContract;
