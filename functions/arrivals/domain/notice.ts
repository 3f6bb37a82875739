import type { Instant } from '#shared/kernel/time.ts';
import { climb, firstRung, type Standing } from './ladder.ts';
import type { Share } from './share.ts';

/** Who answered for the office, by name. */
export type Acknowledgement = {
  readonly by: string;
  readonly accountId?: string;
  readonly contactId?: string;
  readonly channel: 'link' | 'api';
  readonly at: Instant;
};

export type NoticeState = 'open' | 'acknowledged' | 'superseded';

/** One office told of its share in one manifest version. Ends only in an acknowledgement by a named person, or in a newer notice. */
export type Notice = Standing & {
  readonly noticeId: string;
  readonly arrivalId: string;
  readonly officeId: string;
  readonly manifestVersion: number;
  readonly share: Share;
  /** The office had been told something else before. */
  readonly correction: boolean;
  readonly state: NoticeState;
  readonly announcedAt: Instant;
  readonly acknowledgement?: Acknowledgement;
  /** Answers after the first; the first stands. */
  readonly laterAcknowledgements: readonly Acknowledgement[];
};

/** All that one office was told of one arrival; only the current notice can be open. */
export type NoticeRecord = {
  readonly current: Notice;
  readonly earlier: readonly Notice[];
  /** Grows with every write: the condition of the next. */
  readonly revision: number;
};

export const noticeIdOf = (arrivalId: string, officeId: string, manifestVersion: number): string =>
  `${arrivalId}-${officeId}-v${manifestVersion}`;

/** Undefined when the text cannot be a notice's id. */
export const partsOfNoticeId = (noticeId: string): { arrivalId: string; officeId: string } | undefined => {
  const match = /^([0-9A-HJKMNP-TV-Z]{26})-([a-z0-9-]{1,40})-v\d{1,6}$/.exec(noticeId);
  const [, arrivalId, officeId] = match ?? [];
  return arrivalId === undefined || officeId === undefined ? undefined : { arrivalId, officeId };
};

export const noticeIn = (record: NoticeRecord, noticeId: string): Notice | undefined =>
  [record.current, ...record.earlier].find((notice) => notice.noticeId === noticeId);

type Opening = {
  readonly arrivalId: string;
  readonly manifestVersion: number;
  readonly share: Share;
  readonly now: Instant;
  readonly rungs: number;
};

const openNotice = (
  { arrivalId, manifestVersion, share, now, rungs }: Opening,
  correction: boolean,
): Notice => ({
  noticeId: noticeIdOf(arrivalId, share.officeId, manifestVersion),
  arrivalId,
  officeId: share.officeId,
  manifestVersion,
  share,
  correction,
  state: 'open',
  announcedAt: now,
  laterAcknowledgements: [],
  ...firstRung(now, rungs),
});

/** A new notice in the place of the one before, which is superseded whatever its state: its acknowledgement was for other people. */
export const openInPlaceOf = (before: NoticeRecord | undefined, opening: Opening): NoticeRecord => ({
  current: openNotice(opening, before !== undefined),
  earlier: before === undefined ? [] : [{ ...before.current, state: 'superseded' }, ...before.earlier],
  revision: (before?.revision ?? 0) + 1,
});

const MAX_LATER = 20;

const sameAnswer = (a: Acknowledgement | undefined, b: Acknowledgement): boolean =>
  a !== undefined && a.by === b.by && a.channel === b.channel && a.contactId === b.contactId;

/** The first answer stands; others are written down beside it, a repeated one is not. Undefined when nothing changes. */
export const acknowledge = (record: NoticeRecord, answer: Acknowledgement): NoticeRecord | undefined => {
  const { current } = record;
  const revision = record.revision + 1;
  if (current.state === 'open')
    return { ...record, current: { ...current, state: 'acknowledged', acknowledgement: answer }, revision };
  const known = [current.acknowledgement, ...current.laterAcknowledgements];
  if (known.length > MAX_LATER || known.some((before) => sameAnswer(before, answer))) return undefined;
  const laterAcknowledgements = [...current.laterAcknowledgements, answer];
  return { ...record, current: { ...current, laterAcknowledgements }, revision };
};

/** The record after a deadline passed without an answer. */
export const escalate = (record: NoticeRecord, now: Instant, rungs: number): NoticeRecord => ({
  ...record,
  current: { ...record.current, ...climb(record.current, record.current.announcedAt, now, rungs) },
  revision: record.revision + 1,
});
