/** What infrastructure and tests may use of reporting: what an event left behind, and the papers that an office owes. */
export {
  createPrintLinkContract,
  giveAnswerContract,
  openAnswerContract,
  openPrintContract,
  readFeedbackContract,
} from './contract/answer-routes.ts';
export { reportingFunctions } from './contract/functions.ts';
export {
  attendanceSheetContract,
  attendanceSheetCsvContract,
  exportCoverageContract,
  exportEventContract,
  exportEventPartContract,
  readCoverageContract,
  readEventCoverageContract,
  reportPageContract,
} from './contract/paper-routes.ts';
export {
  changeIssueContract,
  editReportContract,
  getReportContract,
  listIssuesContract,
  listOpenIssuesContract,
  listReportChangesContract,
  raiseIssueContract,
} from './contract/report-routes.ts';
