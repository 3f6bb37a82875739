import { ok, type Result } from '#shared/kernel/result.ts';
import type { NotFound, PrintedDocument } from '../app/ports.ts';
import type { ReportingServices } from '../container.ts';
import { attendanceSheet } from './pages/attendance-sheet.ts';
import { coveragePage } from './pages/coverage-page.ts';
import { reportPage } from './pages/report-page.ts';

type Own = { readonly eventId: string; readonly officeId: string };
type Page = Promise<Result<string, NotFound>>;

const papers: Readonly<Record<PrintedDocument, (services: ReportingServices, own: Own) => Page>> = {
  attendance_sheet: async ({ readReport }, own) => {
    const read = await readReport(own);
    return read.ok ? ok(attendanceSheet(read.value.facts)) : read;
  },
  report: async ({ readReport, listIssues }, own) => {
    const [read, issues] = await Promise.all([readReport(own), listIssues(own)]);
    if (!read.ok) return read;
    return issues.ok ? ok(reportPage(read.value, issues.value)) : issues;
  },
  coverage: async ({ readEventCoverage }, { eventId, officeId }) => {
    const read = await readEventCoverage(eventId, officeId);
    return read.ok ? ok(coveragePage(read.value.event.title, read.value)) : read;
  },
};

/** A document of an event as a page for A4 paper. */
export const paper = (
  services: ReportingServices,
  document: PrintedDocument,
  { eventId, officeId }: Own,
): Page => papers[document](services, { eventId, officeId });
