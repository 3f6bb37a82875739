import type { Instant } from '#shared/kernel/time.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { ArrivalView, ManifestView, NoticeView } from '../contract/schemas.ts';
import type { Arrival } from '../domain/arrival.ts';
import type { Manifest } from '../domain/manifest.ts';
import type { Acknowledgement, Notice } from '../domain/notice.ts';
import type { Share } from '../domain/share.ts';

const MINUTE = 60_000;

export const shareView = ({ digest: _, ...counts }: Share): NoticeView['share'] => ({
  ...counts,
  provinces: [...counts.provinces],
});

export const arrivalView = ({ recordedBy: _, ...arrival }: Arrival): ArrivalView => arrival;

export const manifestView = (manifest: Manifest): ManifestView => {
  const { uploadId: _, uploadedBy: __, shares, ignoredColumns, ...rest } = manifest;
  return { ...rest, shares: shares.map(shareView), ignoredColumns: [...ignoredColumns] };
};

const acknowledgementView = ({ by, channel, at }: Acknowledgement) => ({ by, channel, at });

export const noticeView = (notice: Notice, arrival: Arrival, now: Instant): NoticeView => {
  const { noticeId, arrivalId, officeId, manifestVersion, correction, state, rung, repeats, announcedAt } =
    notice;
  const { acknowledgement } = notice;
  return {
    noticeId,
    arrivalId,
    reference: arrival.reference,
    checkpointId: arrival.checkpointId,
    officeId,
    manifestVersion,
    correction,
    state,
    share: shareView(notice.share),
    rung,
    repeats,
    announcedAt,
    ageMinutes: Math.max(0, Math.floor((millisOf(now) - millisOf(announcedAt)) / MINUTE)),
    ...(state === 'open' ? { nextEscalationAt: notice.nextAt } : {}),
    ...(acknowledgement === undefined ? {} : { acknowledgement: acknowledgementView(acknowledgement) }),
    laterAcknowledgements: notice.laterAcknowledgements.map(acknowledgementView),
  };
};
