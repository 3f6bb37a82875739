import type { FunctionContract } from '#shared/aws/function-contract.ts';
import {
  createPrintLinkContract,
  giveAnswerContract,
  openAnswerContract,
  openPrintContract,
  readFeedbackContract,
} from './answer-routes.ts';
import {
  attendanceSheetContract,
  attendanceSheetCsvContract,
  exportCoverageContract,
  exportEventContract,
  exportEventPartContract,
  readCoverageContract,
  readEventCoverageContract,
  reportPageContract,
} from './paper-routes.ts';
import {
  changeIssueContract,
  editReportContract,
  getReportContract,
  listIssuesContract,
  listOpenIssuesContract,
  listReportChangesContract,
  raiseIssueContract,
} from './report-routes.ts';

const reads = { events: 'read', registrations: 'read', offices: 'read' } as const;
const sendsTo = ['messages-urgent', 'messages-standard'] as const;

export const reportingFunctions: readonly FunctionContract[] = [
  {
    name: 'reporting-http',
    entry: 'functions/reporting/handlers/http.handler.ts',
    trigger: {
      kind: 'http',
      routes: [
        getReportContract,
        editReportContract,
        listReportChangesContract,
        raiseIssueContract,
        changeIssueContract,
        listIssuesContract,
        listOpenIssuesContract,
        readFeedbackContract,
        openAnswerContract,
        giveAnswerContract,
        createPrintLinkContract,
        openPrintContract,
        attendanceSheetContract,
        attendanceSheetCsvContract,
        reportPageContract,
        readCoverageContract,
        exportCoverageContract,
        readEventCoverageContract,
        exportEventContract,
        exportEventPartContract,
      ],
    },
    tables: { ...reads, reports: 'write', messages: 'write', requests: 'write' },
    sendsTo,
    errorImpact:
      'Nobody can write or print the report of an event, see to what was raised there, or answer its questions.',
  },
  {
    name: 'reporting-sweep',
    entry: 'functions/reporting/handlers/sweep.handler.ts',
    trigger: { kind: 'schedule', every: 'PT1M' },
    tables: { ...reads, reports: 'write', messages: 'write' },
    sendsTo,
    errorImpact:
      'Those who came are not thanked, and villages are not asked whether the message was passed on.',
  },
];
