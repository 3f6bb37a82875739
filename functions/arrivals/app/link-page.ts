import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { noticeIn } from '../domain/notice.ts';
import type { Acknowledge, AcknowledgeError } from './acknowledge.ts';
import type { NoticeWithArrival } from './notice-view.ts';
import type { ArrivalStore, Directory, NoticeStore } from './ports.ts';

/** What the page behind a link shows: counts and places, nobody's name. */
export type LinkPage = NoticeWithArrival & { readonly office: string; readonly checkpoint: string };

export type LinkError = { readonly kind: 'link_not_found' };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly notices: Pick<NoticeStore, 'link' | 'holding'>;
  readonly directory: Pick<Directory, 'office' | 'checkpoint'>;
};

/** Only looks: opening a link, by a person or by a phone's preview, never answers it. */
export const makeOpenLink =
  ({ arrivals, notices, directory }: Deps) =>
  async (token: string): Promise<Result<LinkPage, LinkError>> => {
    const link = await notices.link(token);
    const record = link === undefined ? undefined : await notices.holding(link.noticeId);
    const notice = link === undefined || record === undefined ? undefined : noticeIn(record, link.noticeId);
    const arrival = notice === undefined ? undefined : await arrivals.get(notice.arrivalId);
    if (notice === undefined || arrival === undefined) return err({ kind: 'link_not_found' });
    const [office, checkpoint] = await Promise.all([
      directory.office(notice.officeId),
      directory.checkpoint(arrival.checkpointId),
    ]);
    const names = {
      office: office?.name ?? notice.officeId,
      checkpoint: checkpoint?.name ?? arrival.checkpointId,
    };
    return ok({ notice, arrival, ...names });
  };

type AnswerDeps = {
  readonly notices: Pick<NoticeStore, 'link'>;
  readonly acknowledge: Acknowledge;
  readonly clock: Clock;
};

/** Answers a notice by its link, under the name that the person gives. */
export const makeAcknowledgeByLink =
  ({ notices, acknowledge, clock }: AnswerDeps) =>
  async (token: string, name: string): Promise<Result<void, LinkError | AcknowledgeError>> => {
    const link = await notices.link(token);
    if (link === undefined) return err({ kind: 'link_not_found' });
    const answer = { by: name, contactId: link.contactId, channel: 'link', at: clock.now() } as const;
    const answered = await acknowledge(link.noticeId, answer);
    return answered.ok ? ok(undefined) : answered;
  };
