import type { RegionRouting } from '../../domain/routing.ts';
import { officeSeed } from './offices.ts';
import { SEED_FROM } from './validity.ts';

/** Provinces without an office of their own and the neighbour that is taken to serve them; to be checked with the ministry. */
const neighbours: Readonly<Record<string, string>> = {
  '15': 'bp3mi-sumsel',
  '17': 'bp3mi-sumsel',
  '19': 'bp3mi-sumsel',
  '62': 'bp3mi-kalsel',
  '75': 'bp3mi-sulut',
  '76': 'bp3mi-sulsel',
  '81': 'bp3mi-sulsel',
  '82': 'bp3mi-sulsel',
  '92': 'bp3mi-papua',
  '93': 'bp3mi-papua',
  '94': 'bp3mi-papua',
  '95': 'bp3mi-papua',
  '96': 'bp3mi-papua',
};

const row = (regionCode: string, officeId: string, verified: boolean): RegionRouting => ({
  regionCode,
  version: 1,
  periods: [{ officeId, validFrom: SEED_FROM, verified }],
});

const own = officeSeed
  .filter(({ office }) => office.kind === 'bp3mi')
  .map(({ office }) => row(office.regionCode.slice(0, 2), office.officeId, office.verified));

export const routingSeed: readonly RegionRouting[] = [
  ...own,
  ...Object.entries(neighbours).map(([regionCode, officeId]) => row(regionCode, officeId, false)),
].sort((a, b) => (a.regionCode < b.regionCode ? -1 : 1));
