import { type BoundRoute, route } from '#shared/http/route.ts';
import { csvText } from '#shared/text/csv-safe.ts';
import type { Everything } from '../../app/export-event.ts';
import type { ReportingServices } from '../../container.ts';
import { exportEventContract, exportEventPartContract } from '../../contract/paper-routes.ts';
import { exportTables } from '../export-tables.ts';
import { toProblem } from '../problems.ts';
import { coverageViewOf, issueViewOf, reportViewOf } from '../views.ts';

const documentOf = ({ report, issues, feedback, coverage }: Everything) => ({
  eventId: report.facts.event.eventId,
  event: report.facts.event,
  // The secret of somebody's link is nobody else's, not even in an export.
  people: report.facts.people.map(({ stopCode: _secret, ...person }) => person),
  report: reportViewOf(report),
  issues: issues.map(issueViewOf),
  feedback: { ...feedback, results: feedback.results ?? null },
  coverage: coverageViewOf(coverage),
});

const everything = ({ exportEvent, platform }: ReportingServices) =>
  route(exportEventContract, async ({ params, query, actor, requestId }) => {
    const { officeId, accountId: by } = actor;
    const all = await exportEvent({ ...params, ...query, officeId, by, requestId, part: 'everything' });
    if (!all.ok) return toProblem(all.error);
    platform.logger.info('event exported', { eventId: params.eventId, officeId });
    return { body: documentOf(all.value) };
  });

const part = ({ exportEvent, platform }: ReportingServices) =>
  route(exportEventPartContract, async ({ params, query, actor, requestId }) => {
    const { officeId, accountId: by } = actor;
    const all = await exportEvent({ ...params, ...query, officeId, by, requestId });
    if (!all.ok) return toProblem(all.error);
    platform.logger.info('event exported', { eventId: params.eventId, officeId });
    return { body: csvText(exportTables[params.part](all.value)) };
  });

export const exportRoutes = (services: ReportingServices): BoundRoute[] => [
  everything(services),
  part(services),
];
