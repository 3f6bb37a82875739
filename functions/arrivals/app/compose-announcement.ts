import type { Intent } from '#functions/messaging/contract.ts';
import { changedShares } from '../domain/announcement.ts';
import { type Arrival, announced } from '../domain/arrival.ts';
import type { Manifest } from '../domain/manifest.ts';
import { type NoticeRecord, openInPlaceOf } from '../domain/notice.ts';
import type { Digest } from '../domain/share.ts';
import type { Caller } from './caller.ts';
import { type CallContext, type Calls, gateOf } from './compose-calls.ts';
import type { Announcement, Link } from './ports.ts';

/** An arrival and the manifest version that is to be told. */
export type AnnouncementCase = { readonly arrival: Arrival; readonly manifest: Manifest };

type Deps = { readonly caller: Caller; readonly digest: Digest };

export type ComposedAnnouncement = {
  readonly announcement: Announcement;
  readonly links: readonly Link[];
  /** Calls of second and third contacts that find no room in the transaction. */
  readonly later: readonly Intent[];
};

/** What the store takes in one transaction, less the arrival and two manifest versions. */
const ROOM = 97;

/** The first contact of every office before the second of any. */
const byTurn = (calls: readonly Calls[]): readonly Intent[] => [
  ...calls.flatMap(({ intents }) => intents.slice(0, 1)),
  ...calls.flatMap(({ intents }) => intents.slice(1)),
];

/** Everything that one announcement writes: notices, links and calls for the offices whose share changed. */
export const composeAnnouncement = async (
  { caller, digest }: Deps,
  { arrival, manifest }: AnnouncementCase,
  told: readonly NoticeRecord[],
  context: CallContext,
): Promise<ComposedAnnouncement> => {
  const { now } = context;
  const changed = await Promise.all(
    changedShares(manifest.shares, told, digest).map(async ({ share, before }) => {
      const ladder = await caller.ladder(share.officeId, now);
      const opening = { arrivalId: arrival.arrivalId, manifestVersion: manifest.version, share, now };
      const record = openInPlaceOf(before, { ...opening, rungs: Math.max(1, ladder.length) });
      return { record, calls: await caller.call(record, ladder, context) };
    }),
  );
  const records = changed.map(({ record }) => record);
  // A first notice needs no gate: a missing one is open. A correction moves it, which stops what the notice before still has to say.
  const gates = records
    .filter(({ current }) => current.correction)
    .map(({ current }) => ({ gate: gateOf(current), version: current.manifestVersion, open: true }));
  const intents = byTurn(changed.map(({ calls }) => calls));
  const room = Math.max(0, ROOM - records.length - gates.length);
  const after = announced(arrival, manifest.version);
  return {
    announcement: { before: arrival, after, manifest, records, intents: intents.slice(0, room), gates, now },
    links: changed.flatMap(({ calls }) => calls.links),
    later: intents.slice(room),
  };
};
