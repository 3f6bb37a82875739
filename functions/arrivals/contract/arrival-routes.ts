import * as z from 'zod';
import { cursor as anyCursor, ulid } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { ARRIVAL_KINDS } from '../domain/arrival.ts';
import {
  arrivalView,
  letter,
  localDateTime,
  manifestView,
  noticeView,
  origin,
  shareView,
} from './schemas.ts';

export const arrivalId = ulid;
export const cursor = anyCursor.exactOptional();
const checkpointId = z.string().regex(/^[a-z0-9-]{1,60}$/);

export const readers = ['duty_officer', 'head', 'case_officer', 'national_desk'] as const;

export const recordArrivalContract = {
  operation: 'recordArrival',
  summary: 'Record people who are expected at a checkpoint of the own office.',
  method: 'POST',
  path: '/api/v1/arrivals',
  access: ['duty_officer'],
  idempotent: true,
  body: {
    kind: 'json',
    schema: z.strictObject({
      checkpointId,
      kind: z.enum(ARRIVAL_KINDS),
      origin,
      letter: letter.exactOptional(),
      expectedLocal: localDateTime,
      expectedPeople: z.int().min(1).max(5000).exactOptional(),
    }),
  },
  output: { kind: 'json', status: 201, schema: arrivalView },
  problems: ['checkpoint_not_found', 'implausible_time'],
} as const satisfies RouteContract;

export const listArrivalsContract = {
  operation: 'listArrivals',
  summary: 'Arrivals at a checkpoint of the own office, latest expected first.',
  method: 'GET',
  path: '/api/v1/arrivals',
  access: readers,
  query: z.strictObject({ checkpointId, cursor }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ arrivals: z.array(arrivalView), cursor }),
  },
  problems: ['checkpoint_not_found'],
} as const satisfies RouteContract;

export const getArrivalContract = {
  operation: 'getArrival',
  summary: 'One arrival with the notices that the asking office may see.',
  method: 'GET',
  path: '/api/v1/arrivals/{arrivalId}',
  access: readers,
  params: z.strictObject({ arrivalId }),
  output: {
    kind: 'json',
    status: 200,
    schema: z.strictObject({ ...arrivalView.shape, notices: z.array(noticeView) }),
  },
  problems: ['arrival_not_found'],
} as const satisfies RouteContract;

export const announceContract = {
  operation: 'announceArrival',
  summary: 'Tell every office of its share in a manifest version, or of the change in it.',
  method: 'POST',
  path: '/api/v1/arrivals/{arrivalId}/announcement',
  access: ['duty_officer'],
  ifMatch: true,
  params: z.strictObject({ arrivalId }),
  body: { kind: 'json', schema: z.strictObject({ manifestVersion: z.int().min(1).max(999_999) }) },
  output: {
    kind: 'json',
    status: 201,
    schema: z.strictObject({
      arrival: arrivalView,
      manifest: manifestView,
      shares: z.array(shareView),
      notices: z.array(noticeView),
      /** Offices told by this announcement; the others know already. */
      told: z.array(z.string()),
    }),
  },
  problems: [
    'arrival_not_found',
    'manifest_not_found',
    'stale_version',
    'manifest_has_held_rows',
    'manifest_empty',
    'manifest_outdated',
    'busy',
  ],
} as const satisfies RouteContract;
