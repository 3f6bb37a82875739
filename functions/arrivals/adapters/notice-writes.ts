import { gateSet, intentPut } from '#functions/messaging/contract.ts';
import type { Put, TransactWrite, Update } from '#shared/store/table.ts';
import type { Announcement, GateState, NoticeChange } from '../app/ports.ts';
import type { NoticeRecord } from '../domain/notice.ts';
import { arrivalKey, manifestKey, NOTICE_SHARD, noticeKey, TABLE } from './keys.ts';

/** Due only while somebody must still answer. Refused unless the stored record is one revision behind. */
export const recordPut = (record: NoticeRecord): Put => {
  const { arrivalId, officeId, announcedAt, state, nextAt } = record.current;
  const timer = state === 'open' ? { dueShard: NOTICE_SHARD, dueAt: nextAt } : {};
  return {
    kind: 'put',
    table: TABLE,
    item: { ...noticeKey(arrivalId, officeId), officeId, announcedAt, ...timer, ...record },
    if: record.revision === 1 ? { missing: 'pk' } : { attribute: 'revision', equals: record.revision - 1 },
  };
};

const gateUpdate = ({ gate, version, open }: GateState): Update => gateSet(gate, { version, open });

const manifestWrites = ({ before, manifest }: Announcement): readonly Update[] => {
  const { arrivalId } = manifest;
  const announced: Update = {
    kind: 'update',
    table: TABLE,
    key: manifestKey(arrivalId, manifest.version),
    set: { state: 'announced' },
    if: { attribute: 'state', equals: 'draft' },
  };
  if (before.currentManifest === undefined) return [announced];
  const key = manifestKey(arrivalId, before.currentManifest);
  return [announced, { kind: 'update', table: TABLE, key, set: { state: 'superseded' } }];
};

const arrivalUpdate = ({ before, after, manifest }: Announcement): Update => ({
  kind: 'update',
  table: TABLE,
  key: arrivalKey(after.arrivalId),
  set: { state: after.state, version: after.version, currentManifest: manifest.version },
  if: { attribute: 'version', equals: before.version },
});

export const announcementWrites = (announcement: Announcement): readonly TransactWrite[] => [
  arrivalUpdate(announcement),
  ...manifestWrites(announcement),
  ...announcement.records.map(recordPut),
  ...announcement.gates.map(gateUpdate),
  ...announcement.intents.map((intent) => intentPut(intent, announcement.now)),
];

export const changeWrites = ({ record, intents, gate, now }: NoticeChange): readonly TransactWrite[] => [
  recordPut(record),
  ...(gate === undefined ? [] : [gateUpdate(gate)]),
  ...(intents ?? []).map((intent) => intentPut(intent, now)),
];
