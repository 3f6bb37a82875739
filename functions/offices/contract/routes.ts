import { roles } from '#shared/http/roles.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import * as schemas from './schemas.ts';

export const listOfficesContract = {
  operation: 'listOffices',
  summary: 'The offices and their officers',
  method: 'GET',
  path: '/api/v1/offices',
  access: roles,
  output: { kind: 'json', status: 200, schema: schemas.officeList },
} as const satisfies RouteContract;

export const listCheckpointsContract = {
  operation: 'listCheckpoints',
  summary: 'The checkpoints: border posts, ports and airports',
  method: 'GET',
  path: '/api/v1/checkpoints',
  access: roles,
  output: { kind: 'json', status: 200, schema: schemas.checkpointList },
} as const satisfies RouteContract;

export const findRegionsContract = {
  operation: 'findRegions',
  summary: 'Find provinces, regencies or districts by code or name, at most 50',
  method: 'GET',
  path: '/api/v1/regions',
  access: roles,
  query: schemas.regionSearch,
  output: { kind: 'json', status: 200, schema: schemas.regionList },
} as const satisfies RouteContract;

export const getRoutingContract = {
  operation: 'getRouting',
  summary: 'The office that receives the people of a region on a day',
  method: 'GET',
  path: '/api/v1/routing',
  access: roles,
  query: schemas.routingQuery,
  output: { kind: 'json', status: 200, schema: schemas.routingAnswer },
  problems: ['region_unknown', 'region_without_office'],
} as const satisfies RouteContract;

export const changeRoutingContract = {
  operation: 'changeRouting',
  summary: 'Change the receiving office of a region from a day on',
  method: 'PUT',
  path: '/api/v1/routing/{regionCode}',
  access: ['national_desk'],
  params: schemas.routingParams,
  body: { kind: 'json', schema: schemas.routingChange },
  ifMatch: true,
  output: { kind: 'json', status: 200, schema: schemas.regionRouting },
  problems: [
    'region_unknown',
    'office_unknown',
    'starts_in_the_past',
    'later_change_exists',
    'province_needs_office',
    'stale_version',
  ],
} as const satisfies RouteContract;

export const getOwnAccountContract = {
  operation: 'getOwnAccount',
  summary: 'The account that is signed in',
  method: 'GET',
  path: '/api/v1/me',
  access: roles,
  output: { kind: 'json', status: 200, schema: schemas.ownAccount },
  problems: ['account_unknown'],
} as const satisfies RouteContract;

export const officesRoutes: readonly RouteContract[] = [
  listOfficesContract,
  listCheckpointsContract,
  findRegionsContract,
  getRoutingContract,
  changeRoutingContract,
  getOwnAccountContract,
];
