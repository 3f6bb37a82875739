import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Acknowledgement, acknowledge, type Notice, noticeIn } from '../domain/notice.ts';
import { gateOf } from './compose-calls.ts';
import type { NoticeStore } from './ports.ts';

export type AcknowledgeError =
  | { readonly kind: 'notice_not_found' }
  /** The office has been told something newer since; that is what must be answered. */
  | { readonly kind: 'notice_superseded'; readonly current: string }
  | { readonly kind: 'busy' };

const ATTEMPTS = 5;

type Notices = Pick<NoticeStore, 'holding' | 'save'>;
type Outcome = Result<Notice, AcknowledgeError>;

const attempt = async (
  notices: Notices,
  noticeId: string,
  answer: Acknowledgement,
): Promise<Outcome | 'conflict'> => {
  const record = await notices.holding(noticeId);
  if (record === undefined || noticeIn(record, noticeId) === undefined)
    return err({ kind: 'notice_not_found' });
  const { current } = record;
  if (current.noticeId !== noticeId) return err({ kind: 'notice_superseded', current: current.noticeId });
  const answered = acknowledge(record, answer);
  if (answered === undefined) return ok(current);
  const gate = { gate: gateOf(current), version: current.manifestVersion, open: false };
  const written = await notices.save({ record: answered, gate, now: answer.at });
  return written.ok ? ok(answered.current) : 'conflict';
};

/** Writes the answer down and stops further calls in the same transaction. The first answer stands, later ones are recorded. */
export const makeAcknowledge =
  (notices: Notices) =>
  async (noticeId: string, answer: Acknowledgement): Promise<Outcome> => {
    for (let tried = 0; tried < ATTEMPTS; tried += 1) {
      const outcome = await attempt(notices, noticeId, answer);
      if (outcome !== 'conflict') return outcome;
    }
    return err({ kind: 'busy' });
  };

export type Acknowledge = ReturnType<typeof makeAcknowledge>;
