import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Arrival } from '../domain/arrival.ts';
import type { Manifest } from '../domain/manifest.ts';
import type { Notice, NoticeRecord } from '../domain/notice.ts';
import { assertSharesAddUp, type Digest } from '../domain/share.ts';
import type { Caller } from './caller.ts';
import { type AnnouncementCase, composeAnnouncement } from './compose-announcement.ts';
import type { AfterCommit, ArrivalStore, ManifestStore, NoticeStore } from './ports.ts';

export type AnnounceInput = {
  readonly arrivalId: string;
  /** Of the arrival, as the officer saw it. */
  readonly version: number;
  readonly manifestVersion: number;
  readonly officeId: string;
};

export type AnnounceError =
  | { readonly kind: 'arrival_not_found' }
  | { readonly kind: 'manifest_not_found' }
  | { readonly kind: 'stale_version'; readonly version: number }
  | { readonly kind: 'manifest_has_held_rows'; readonly held: number }
  | { readonly kind: 'manifest_empty' }
  /** A later version was announced already. */
  | { readonly kind: 'manifest_outdated'; readonly current: number }
  /** Others kept changing the same arrival. */
  | { readonly kind: 'busy' };

export type Announced = {
  readonly arrival: Arrival;
  readonly manifest: Manifest;
  /** Every office's current notice. */
  readonly notices: readonly Notice[];
  /** Offices that were told by this announcement. */
  readonly told: readonly string[];
};

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly manifests: Pick<ManifestStore, 'get'>;
  readonly notices: Pick<NoticeStore, 'ofArrival' | 'prepareLinks' | 'announce'>;
  readonly caller: Caller;
  readonly afterCommit: AfterCommit;
  readonly digest: Digest;
  readonly clock: Clock;
};

const obstacle = ({ arrival, manifest }: AnnouncementCase, version: number): AnnounceError | undefined => {
  if (version !== arrival.version) return { kind: 'stale_version', version: arrival.version };
  if (manifest.heldRows > 0) return { kind: 'manifest_has_held_rows', held: manifest.heldRows };
  if (manifest.people === 0) return { kind: 'manifest_empty' };
  const current = arrival.currentManifest ?? 0;
  return manifest.version <= current ? { kind: 'manifest_outdated', current } : undefined;
};

/** The very announcement that the officer asks for has happened; only its answer was lost. */
const isRepeat = ({ arrival, manifest }: AnnouncementCase, version: number): boolean =>
  arrival.currentManifest === manifest.version && arrival.version === version + 1;

const load = async (deps: Deps, input: AnnounceInput): Promise<Result<AnnouncementCase, AnnounceError>> => {
  const arrival = await deps.arrivals.get(input.arrivalId);
  if (arrival === undefined || arrival.officeId !== input.officeId) return err({ kind: 'arrival_not_found' });
  const manifest = await deps.manifests.get(input.arrivalId, input.manifestVersion);
  return manifest === undefined ? err({ kind: 'manifest_not_found' }) : ok({ arrival, manifest });
};

const currentOf = (records: readonly NoticeRecord[]): readonly Notice[] =>
  records.map(({ current }) => current);

type Attempt = Result<Announced, AnnounceError> | 'conflict';

const attempt = async (deps: Deps, input: AnnounceInput): Promise<Attempt> => {
  const loaded = await load(deps, input);
  if (!loaded.ok) return loaded;
  const told = await deps.notices.ofArrival(input.arrivalId);
  if (isRepeat(loaded.value, input.version))
    return ok({ ...loaded.value, notices: currentOf(told), told: [] });
  const refused = obstacle(loaded.value, input.version);
  if (refused !== undefined) return err(refused);
  const { arrival, manifest } = loaded.value;
  assertSharesAddUp(manifest.shares, manifest.people);
  const context = await deps.caller.context(arrival, deps.clock.now());
  const { links, announcement, later } = await composeAnnouncement(deps, loaded.value, told, context);
  await deps.notices.prepareLinks(links);
  const written = await deps.notices.announce(announcement);
  if (!written.ok) return 'conflict';
  const { records, intents, after } = announcement;
  await deps.afterCommit.wake(intents);
  await deps.afterCommit.record(later);
  await deps.afterCommit.escalate(records.map(({ current }) => current.noticeId));
  const renewed = new Set(records.map(({ current }) => current.officeId));
  const unchanged = told.filter(({ current }) => !renewed.has(current.officeId));
  const notices = currentOf([...records, ...unchanged]);
  return ok({ arrival: after, manifest: { ...manifest, state: 'announced' }, notices, told: [...renewed] });
};

const ATTEMPTS = 5;

/**
 * Tells every office of its share, or of the change in it. The answer comes only when the arrival and all notices exist
 * together; a first announcement and a correction are the same act.
 */
export const makeAnnounce =
  (deps: Deps) =>
  async (input: AnnounceInput): Promise<Result<Announced, AnnounceError>> => {
    for (let tried = 0; tried < ATTEMPTS; tried += 1) {
      // An acknowledgement in the same instant changes a notice under our hands: look again.
      const outcome = await attempt(deps, input);
      if (outcome !== 'conflict') return outcome;
    }
    return err({ kind: 'busy' });
  };
