import type { Checkpoint, CheckpointKind } from '../../domain/directory.ts';
import { zoneOfRegion } from '../../domain/zone.ts';
import { SEED_FROM } from './validity.ts';

type Row = readonly [
  checkpointId: string,
  name: string,
  kind: CheckpointKind,
  regionCode: string,
  officeId: string,
  verified: boolean,
];

/** Places of arrival. `verified`: seen in a published report as a place where people are received. */
const rows: readonly Row[] = [
  ['plbn-entikong', 'PLBN Entikong', 'border_post', '61.03.21', 'p4mi-sanggau', true],
  ['plbn-aruk', 'PLBN Aruk', 'border_post', '61.01.09', 'p4mi-sambas', true],
  ['plbn-badau', 'PLBN Badau', 'border_post', '61.06.14', 'p4mi-kapuas-hulu', true],
  ['plbn-jagoi-babang', 'PLBN Jagoi Babang', 'border_post', '61.07.07', 'bp3mi-kalbar', false],
  ['tunon-taka', 'Pelabuhan Tunon Taka', 'port', '65.03.02', 'bp3mi-kaltara', true],
  ['batam-centre', 'Pelabuhan Batam Centre', 'port', '21.71', 'p4mi-batam', true],
  ['sri-bintan-pura', 'Pelabuhan Sri Bintan Pura', 'port', '21.72', 'bp3mi-kepri', false],
  ['dumai', 'Pelabuhan Dumai', 'port', '14.72', 'p4mi-dumai', false],
  ['teluk-nibung', 'Pelabuhan Teluk Nibung', 'port', '12.74', 'p4mi-tanjungbalai', true],
  ['soekarno-hatta', 'Bandara Soekarno-Hatta', 'airport', '36.71', 'bp3mi-banten', true],
  ['juanda', 'Bandara Juanda', 'airport', '35.15', 'bp3mi-jatim', true],
  ['supadio', 'Bandara Supadio', 'airport', '61.12', 'bp3mi-kalbar', true],
  ['hasanuddin', 'Bandara Sultan Hasanuddin', 'airport', '73.09', 'bp3mi-sulsel', true],
  ['kualanamu', 'Bandara Kualanamu', 'airport', '12.07', 'bp3mi-sumut', true],
  ['el-tari', 'Bandara El Tari', 'airport', '53.71', 'bp3mi-ntt', true],
];

const SHORT: Readonly<Record<string, string>> = {
  'soekarno-hatta': 'Bandara Soetta',
  hasanuddin: 'Bandara Hasanuddin',
};

export const checkpointSeed: readonly Checkpoint[] = rows.map(
  ([checkpointId, name, kind, regionCode, officeId, verified]) => ({
    checkpointId,
    name,
    shortName: SHORT[checkpointId] ?? name.replace('Pelabuhan', 'Pelab.'),
    kind,
    regionCode,
    officeId,
    zone: zoneOfRegion(regionCode),
    verified,
    validFrom: SEED_FROM,
  }),
);
