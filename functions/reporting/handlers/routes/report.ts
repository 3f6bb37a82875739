import { type BoundRoute, route } from '#shared/http/route.ts';
import type { ReportingServices } from '../../container.ts';
import {
  editReportContract,
  getReportContract,
  listReportChangesContract,
} from '../../contract/report-routes.ts';
import { toProblem } from '../problems.ts';
import { reportViewOf } from '../views.ts';

const answer = async (services: ReportingServices, own: { eventId: string; officeId: string }) => {
  const read = await services.readReport(own);
  if (!read.ok) return toProblem(read.error);
  return { body: reportViewOf(read.value), version: read.value.report.version };
};

const getReport = (services: ReportingServices) =>
  route(getReportContract, ({ params, actor }) => answer(services, { ...params, officeId: actor.officeId }));

const editReport = (services: ReportingServices) =>
  route(editReportContract, async ({ params, actor, version, body: patch }) => {
    const own = { ...params, officeId: actor.officeId };
    const edited = await services.editReport({ ...own, by: actor.accountId, version, patch });
    return edited.ok ? answer(services, own) : toProblem(edited.error);
  });

const listChanges = ({ listReportChanges }: ReportingServices) =>
  route(listReportChangesContract, async ({ params, query, actor }) => {
    const page = await listReportChanges({ ...params, ...query, officeId: actor.officeId });
    if (!page.ok) return toProblem(page.error);
    const { changes, cursor } = page.value;
    const shown = changes.map((change) => ({ ...change, from: { ...change.from } }));
    return { body: { changes: shown, ...(cursor === undefined ? {} : { cursor }) } };
  });

export const reportRoutes = (services: ReportingServices): BoundRoute[] => [
  getReport(services),
  editReport(services),
  listChanges(services),
];
