import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { arrivalId, cursor, readers } from './arrival-routes.ts';
import { manifestView, personView, rowErrorView } from './schemas.ts';

const version = z.coerce.number<string>().int().min(1).max(999_999);

/** Above the limit of a manifest, so that a file that is too large is told so in the manifest's own words. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** The file as a whole cannot be used and nothing is kept; `unusable_manifest` when it has several kinds of mistake. */
const UNUSABLE = [
  'unusable_manifest',
  'missing_column',
  'duplicate_column',
  'forbidden_column',
  'too_many_columns',
  'empty_manifest',
  'unreadable_file',
  'not_utf8',
] as const;

export const importManifestContract = {
  operation: 'importManifest',
  summary:
    'Upload a CSV with one row a person as the next draft version. Good rows are kept, bad ones held and listed.',
  method: 'POST',
  path: '/api/v1/arrivals/{arrivalId}/manifests',
  access: ['duty_officer'],
  idempotent: true,
  params: z.strictObject({ arrivalId }),
  body: { kind: 'text', contentType: 'text/csv', maxBytes: MAX_BODY_BYTES },
  output: { kind: 'json', status: 201, schema: manifestView },
  problems: ['arrival_not_found', 'too_many_rows', 'file_too_large', ...UNUSABLE, 'manifest_has_errors'],
} as const satisfies RouteContract;

export const getManifestContract = {
  operation: 'getManifest',
  summary: 'Counts, shares and held rows of one manifest version.',
  method: 'GET',
  path: '/api/v1/arrivals/{arrivalId}/manifests/{version}',
  access: readers,
  params: z.strictObject({ arrivalId, version }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ ...manifestView.shape, errors: z.array(rowErrorView) }),
  },
  problems: ['manifest_not_found'],
} as const satisfies RouteContract;

export const listPeopleContract = {
  operation: 'listManifestPeople',
  summary:
    'The people of a manifest: all for the office of the checkpoint, its own for an office that has acknowledged.',
  method: 'GET',
  path: '/api/v1/arrivals/{arrivalId}/manifests/{version}/people',
  access: readers,
  params: z.strictObject({ arrivalId, version }),
  query: z.strictObject({ cursor }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ people: z.array(personView), cursor }),
  },
  problems: ['manifest_not_found', 'acknowledge_first'],
} as const satisfies RouteContract;
