import type { NoticeRecord } from './notice.ts';
import { type Digest, emptyShare, type Share } from './share.ts';

export type ChangedShare = { readonly share: Share; readonly before?: NoticeRecord };

/**
 * The offices that must be told: those whose share differs from what they were told last, also when nothing is left of it.
 * Whoever was told the same is left alone.
 */
export const changedShares = (
  shares: readonly Share[],
  told: readonly NoticeRecord[],
  digest: Digest,
): readonly ChangedShare[] => {
  const toldOf = new Map(told.map((record) => [record.current.officeId, record]));
  const named = new Set(shares.map(({ officeId }) => officeId));
  const emptied = told
    .filter(({ current }) => !named.has(current.officeId))
    .map(({ current }) => emptyShare(current.officeId, digest));
  return [...shares, ...emptied].flatMap((share) => {
    const before = toldOf.get(share.officeId);
    if (before === undefined) return [{ share }];
    return before.current.share.digest === share.digest ? [] : [{ share, before }];
  });
};
