import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Duration } from '#shared/kernel/time.ts';
import { atNine, nineFrom } from '../domain/days-after.ts';
import { generatedSections } from '../domain/generated.ts';
import { type Recap, recapOf } from '../domain/recap.ts';
import { patched, type Report, type ReportPatch, replaced, type Sections } from '../domain/report.ts';
import type {
  EventFacts,
  IssueStore,
  Known,
  NotFound,
  ReportStore,
  StaleVersion,
  Task,
  TaskStore,
} from './ports.ts';
import { issuesTold, told } from './told.ts';

export type ReportDeps = {
  readonly known: Known;
  readonly reports: ReportStore;
  readonly tasks: TaskStore;
  readonly issues: Pick<IssueStore, 'ofEvent'>;
  readonly clock: Clock;
};

type Own = { readonly eventId: string; readonly officeId: string };

export type FullReport = {
  readonly facts: EventFacts;
  readonly report: Report;
  readonly recap: Recap;
  /** As written, else as generated. */
  readonly sections: Required<Sections>;
  readonly tasks: readonly Task[];
};

/** What is known and what was written of an event, as it would be printed now. */
export const makeReadReport =
  ({ known, reports, issues, tasks }: ReportDeps) =>
  async ({ eventId, officeId }: Own): Promise<Result<FullReport, NotFound>> => {
    const facts = await known.facts(eventId, officeId);
    if (facts === undefined) return err({ kind: 'event_not_found' });
    const [report, raised, thanks, followUp] = await Promise.all([
      reports.find(eventId, officeId),
      issues.ofEvent(eventId),
      tasks.find(eventId, 'thanks'),
      tasks.find(eventId, 'follow_up'),
    ]);
    const recap = recapOf(facts.people);
    const sections = { ...generatedSections(told(facts, recap, issuesTold(raised))), ...report.sections };
    return ok({
      facts,
      report,
      recap,
      sections,
      tasks: [thanks, followUp].filter((task) => task !== undefined),
    });
  };

export type ReadReport = ReturnType<typeof makeReadReport>;

const DAY_AFTER = 'P1D' as Duration;

/** What must be sent after this change that was not to be sent before, or the other way round. */
const tasksFor = (deps: ReportDeps, { event }: Pick<EventFacts, 'event'>, before: Report, after: Report) => {
  const { eventId, officeId, localEnd, zone } = event;
  const task = (kind: Task['kind'], wait: Duration): Task => ({
    ...{ eventId, officeId, kind, count: 0 },
    dueAt: nineFrom(atNine(localEnd, wait, zone), deps.clock.now(), zone),
  });
  const followUp = after.followUpAfter === undefined ? null : task('follow_up', after.followUpAfter);
  return {
    ...(before.thankYou === after.thankYou
      ? {}
      : { thanks: after.thankYou ? task('thanks', DAY_AFTER) : null }),
    ...(before.followUpAfter === after.followUpAfter ? {} : { follow_up: followUp }),
  };
};

export type EditReportError = NotFound | StaleVersion | { readonly kind: 'already_sent' };

/** Writes sections and settings; whoever has seen an older version is refused. */
export const makeEditReport =
  (deps: ReportDeps) =>
  async (
    input: Own & { readonly by: string; readonly version: number; readonly patch: ReportPatch },
  ): Promise<Result<Report, EditReportError>> => {
    const { eventId, officeId, by } = input;
    const event = await deps.known.event(eventId, officeId);
    if (event === undefined) return err({ kind: 'event_not_found' });
    const before = await deps.reports.find(eventId, officeId);
    if (before.version !== input.version) return err({ kind: 'stale_version' });
    const after = patched(before, input.patch);
    const from = replaced(before, after);
    if (Object.keys(from).length === 0) return ok(before);
    const tasks = tasksFor(deps, { event }, before, after);
    const kinds = Object.keys(tasks) as Task['kind'][];
    const known = await Promise.all(kinds.map((kind) => deps.tasks.find(eventId, kind)));
    if (known.some((task) => task?.doneAt !== undefined)) return err({ kind: 'already_sent' });
    const change = { version: after.version, at: deps.clock.now(), by, from };
    const saved = await deps.reports.save(before, after, change, tasks);
    return saved.ok ? ok(after) : saved;
  };

/** Who changed the report, newest first. */
export const makeListReportChanges =
  ({ known, reports }: ReportDeps) =>
  async ({ eventId, officeId, cursor }: Own & { readonly cursor?: string | undefined }) => {
    const event = await known.event(eventId, officeId);
    if (event === undefined) return err({ kind: 'event_not_found' } as const);
    return ok(await reports.changes(eventId, cursor));
  };
