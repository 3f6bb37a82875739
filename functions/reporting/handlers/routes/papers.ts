import { type BoundRoute, route } from '#shared/http/route.ts';
import { csvText } from '#shared/text/csv-safe.ts';
import type { ReportingServices } from '../../container.ts';
import { createPrintLinkContract, openPrintContract } from '../../contract/answer-routes.ts';
import {
  attendanceSheetContract,
  attendanceSheetCsvContract,
  reportPageContract,
} from '../../contract/paper-routes.ts';
import { attendanceTable } from '../pages/attendance-sheet.ts';
import { paper } from '../papers.ts';
import { toProblem } from '../problems.ts';

const sheet = (services: ReportingServices) =>
  route(attendanceSheetContract, async ({ params, actor }) => {
    const page = await paper(services, 'attendance_sheet', { ...params, officeId: actor.officeId });
    return page.ok ? { body: page.value } : toProblem(page.error);
  });

const report = (services: ReportingServices) =>
  route(reportPageContract, async ({ params, actor }) => {
    const page = await paper(services, 'report', { ...params, officeId: actor.officeId });
    return page.ok ? { body: page.value } : toProblem(page.error);
  });

const sheetCsv = ({ exportEvent }: ReportingServices) =>
  route(attendanceSheetCsvContract, async ({ params, query, actor, requestId }) => {
    const { officeId, accountId: by } = actor;
    const all = await exportEvent({ ...params, ...query, officeId, by, requestId, part: 'attendance-sheet' });
    return all.ok ? { body: csvText(attendanceTable(all.value.report.facts)) } : toProblem(all.error);
  });

const createLink = ({ createPrintLink, platform }: ReportingServices) =>
  route(createPrintLinkContract, async ({ params, body, actor, requestId }) => {
    const { officeId, accountId: by } = actor;
    const made = await createPrintLink({ ...params, ...body, officeId, by, requestId });
    if (!made.ok) return toProblem(made.error);
    const { token, goodUntil } = made.value;
    return { body: { url: `${platform.settings.publicUrl}/cetak/${token}`, goodUntil } };
  });

const openLink = (services: ReportingServices) =>
  route(openPrintContract, async ({ params }) => {
    const link = await services.openPrint(params.token);
    if (!link.ok) return toProblem(link.error);
    const page = await paper(services, link.value.document, link.value);
    return page.ok ? { body: page.value } : toProblem(page.error);
  });

export const paperRoutes = (services: ReportingServices): BoundRoute[] => [
  sheet(services),
  sheetCsv(services),
  report(services),
  createLink(services),
  openLink(services),
];
