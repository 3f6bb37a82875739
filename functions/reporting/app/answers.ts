import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { type Feedback, type FeedbackResults, feedbackResults } from '../domain/feedback.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Issue } from '../domain/issue.ts';
import type {
  FeedbackStore,
  FollowUpStore,
  IssueStore,
  Known,
  Link,
  LinkStore,
  NotFound,
  TaskStore,
} from './ports.ts';

type Deps = {
  readonly known: Pick<Known, 'event'>;
  readonly links: LinkStore;
  readonly feedback: FeedbackStore;
  readonly followUps: FollowUpStore;
  readonly issues: Pick<IssueStore, 'find'>;
  readonly tasks: TaskStore;
  readonly clock: Clock;
};

export type LinkNotFound = { readonly kind: 'link_not_found' };

/** What the page behind a link needs. */
export type Asked = {
  readonly link: Link;
  readonly title: string;
  readonly sender: string;
  readonly issue?: Issue;
};

/** Only looks; somebody whose link is unknown, over or for printing learns nothing. */
export const makeOpenAnswer =
  ({ known, links, issues, clock }: Deps) =>
  async (token: string): Promise<Result<Asked, LinkNotFound>> => {
    const link = await links.find(token);
    if (link === undefined || link.purpose === 'print' || link.goodUntil <= clock.now())
      return err({ kind: 'link_not_found' });
    const event = await known.event(link.eventId, link.officeId);
    const issue = link.purpose === 'issue' ? await issues.find(link.eventId, link.issueId) : undefined;
    if (event === undefined) return err({ kind: 'link_not_found' });
    const { title, senderName = '' } = event;
    return ok({ link, title, sender: senderName, ...(issue === undefined ? {} : { issue }) });
  };

export const makeGiveFeedback =
  ({ feedback }: Deps) =>
  (token: string, { link }: Asked, answer: Feedback) =>
    feedback.answer(token, link.eventId, answer);

export const makeAnswerFollowUp =
  ({ followUps, clock }: Deps) =>
  async (
    link: Extract<Link, { purpose: 'follow_up' }>,
    answer: Pick<FollowUp, 'answer' | 'people'>,
  ): Promise<void> => {
    await followUps.answer(link.eventId, link.regionCode, { ...answer, answeredAt: clock.now() });
  };

export type FeedbackSummary = {
  /** How many were asked. */
  readonly asked: number;
  readonly answered: number;
  /** Undefined while fewer than five have answered. */
  readonly results: FeedbackResults | undefined;
};

export const makeReadFeedback =
  ({ known, feedback, tasks }: Deps) =>
  async (eventId: string, officeId: string): Promise<Result<FeedbackSummary, NotFound>> => {
    if ((await known.event(eventId, officeId)) === undefined) return err({ kind: 'event_not_found' });
    const [answers, task] = await Promise.all([feedback.all(eventId), tasks.find(eventId, 'thanks')]);
    return ok({ asked: task?.count ?? 0, answered: answers.length, results: feedbackResults(answers) });
  };
