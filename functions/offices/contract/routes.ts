import { roles } from '#shared/http/roles.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import * as schemas from './schemas.ts';

export const listOfficesContract = {
  operation: 'listOffices',
  summary: 'Daftar kantor dan petugasnya',
  method: 'GET',
  path: '/api/v1/offices',
  access: roles,
  output: { kind: 'json', status: 200, schema: schemas.officeList },
} as const satisfies RouteContract;

export const listCheckpointsContract = {
  operation: 'listCheckpoints',
  summary: 'Daftar debarkasi: pos lintas batas, pelabuhan dan bandara',
  method: 'GET',
  path: '/api/v1/checkpoints',
  access: roles,
  output: { kind: 'json', status: 200, schema: schemas.checkpointList },
} as const satisfies RouteContract;

export const findRegionsContract = {
  operation: 'findRegions',
  summary: 'Cari provinsi, kabupaten/kota atau kecamatan menurut kode atau nama, paling banyak 50',
  method: 'GET',
  path: '/api/v1/regions',
  access: roles,
  query: schemas.regionSearch,
  output: { kind: 'json', status: 200, schema: schemas.regionList },
} as const satisfies RouteContract;

export const getRoutingContract = {
  operation: 'getRouting',
  summary: 'Kantor yang menerima warga suatu wilayah pada suatu hari',
  method: 'GET',
  path: '/api/v1/routing',
  access: roles,
  query: schemas.routingQuery,
  output: { kind: 'json', status: 200, schema: schemas.routingAnswer },
  problems: ['region_unknown', 'region_without_office'],
} as const satisfies RouteContract;

export const changeRoutingContract = {
  operation: 'changeRouting',
  summary: 'Ubah kantor penerima suatu wilayah mulai suatu hari',
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
  summary: 'Akun yang sedang masuk',
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
