import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Issue } from '../domain/issue.ts';
import type { FeedbackSummary } from './answers.ts';
import type { CoverageWithAnswers } from './coverage.ts';
import type { ExportStore, IssueStore, NotFound } from './ports.ts';
import type { FullReport, ReadReport } from './report.ts';

type Own = { readonly eventId: string; readonly officeId: string };

/** All that is known of one event. */
export type Everything = {
  readonly report: FullReport;
  readonly issues: readonly Issue[];
  readonly feedback: FeedbackSummary;
  readonly coverage: CoverageWithAnswers;
};

type Deps = {
  readonly readReport: ReadReport;
  readonly readFeedback: (eventId: string, officeId: string) => Promise<Result<FeedbackSummary, NotFound>>;
  readonly readEventCoverage: (
    eventId: string,
    officeId: string,
  ) => Promise<Result<CoverageWithAnswers, NotFound>>;
  readonly issues: Pick<IssueStore, 'ofEvent'>;
  readonly exports: ExportStore;
  readonly clock: Clock;
};

export type ExportInput = Own & {
  readonly by: string;
  readonly reason: string;
  readonly requestId: string;
  /** `everything`, or the part that was asked for. */
  readonly part: string;
};

/** Everything of an event. That it was asked for is on record before anybody gets it. */
export const makeExportEvent =
  ({ readReport, readFeedback, readEventCoverage, issues, exports, clock }: Deps) =>
  async ({
    eventId,
    officeId,
    by,
    reason,
    requestId,
    part,
  }: ExportInput): Promise<Result<Everything, NotFound>> => {
    const report = await readReport({ eventId, officeId });
    if (!report.ok) return report;
    const about = `event:${eventId} ${part}`;
    await exports.record({ id: requestId, at: clock.now(), by, officeId, reason, about });
    const [feedback, coverage, raised] = await Promise.all([
      readFeedback(eventId, officeId),
      readEventCoverage(eventId, officeId),
      issues.ofEvent(eventId),
    ]);
    if (!feedback.ok || !coverage.ok) return err({ kind: 'event_not_found' });
    return ok({ report: report.value, issues: raised, feedback: feedback.value, coverage: coverage.value });
  };
