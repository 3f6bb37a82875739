import { type Clock, type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { Notice } from '../domain/notice.ts';
import type { ManifestStore, NoticeStore } from './ports.ts';

const LATE_MILLIS = 60_000;
const UPLOAD_MILLIS = 3600_000;
/** An execution that was started again and failed again gets a new name, so a new try, this often. */
const RETRY_MILLIS = 10 * 60_000;

type Deps = {
  readonly notices: Pick<NoticeStore, 'open'>;
  readonly manifests: Pick<ManifestStore, 'clearAbandoned'>;
  /** Never throws. */
  readonly start: (name: string, noticeId: string) => Promise<void>;
  readonly clock: Clock;
};

export type Swept = { readonly restarted: number; readonly clearedUploads: number };

const compact = (instant: Instant): string => instant.replace(/[-:]/g, '').replace(/\.\d+Z$/, 'Z');

/** The same lateness gives the same name, so that a sweep that runs twice starts one execution. */
export const redriveName = (
  { noticeId, nextAt }: Pick<Notice, 'noticeId' | 'nextAt'>,
  now: Instant,
): string => {
  const tries = Math.floor(Math.max(0, millisOf(now) - millisOf(nextAt)) / RETRY_MILLIS);
  return `${noticeId}-r${compact(nextAt)}${tries === 0 ? '' : `-${tries}`}`;
};

/** Finds notices whose deadline passed unattended, and uploads that died halfway. `reattach`: every open notice, after a restart. */
export const makeSweep =
  ({ notices, manifests, start, clock }: Deps) =>
  async (options: { readonly reattach: boolean }): Promise<Swept> => {
    const now = clock.now();
    const late = options.reattach ? {} : { dueBefore: instantFromMillis(millisOf(now) - LATE_MILLIS) };
    let restarted = 0;
    let cursor: string | undefined;
    do {
      const page = await notices.open({ ...late, ...(cursor === undefined ? {} : { cursor }) });
      await Promise.all(page.items.map(({ current }) => start(redriveName(current, now), current.noticeId)));
      restarted += page.items.length;
      cursor = page.cursor;
    } while (cursor !== undefined);
    const clearedUploads = await manifests.clearAbandoned(instantFromMillis(millisOf(now) - UPLOAD_MILLIS));
    return { restarted, clearedUploads };
  };
