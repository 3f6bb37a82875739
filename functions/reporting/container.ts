import { messagingClient } from '#functions/messaging/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { feedbackStore, followUpStore } from './adapters/answer-stores.ts';
import { exportStore } from './adapters/export-store.ts';
import { issueStore } from './adapters/issue-store.ts';
import { known } from './adapters/known.ts';
import { linkStore } from './adapters/link-store.ts';
import { reportStore } from './adapters/report-store.ts';
import { makeAskVillages, makeThank } from './adapters/sendings.ts';
import { taskStore } from './adapters/task-store.ts';
import { makeAnswerFollowUp, makeGiveFeedback, makeOpenAnswer, makeReadFeedback } from './app/answers.ts';
import { makeReadCoverage, makeReadEventCoverage } from './app/coverage.ts';
import { makeExportEvent } from './app/export-event.ts';
import { makeChangeIssue, makeListIssues, makeListOpenIssues, makeRaiseIssue } from './app/issues.ts';
import { makeCreatePrintLink, makeOpenPrint } from './app/prints.ts';
import { makeEditReport, makeListReportChanges, makeReadReport } from './app/report.ts';
import { makeSweepTasks } from './app/sweep-tasks.ts';

const ports = (platform: Platform) => {
  const { table, clock, ids, settings } = platform;
  const client = messagingClient(platform);
  const links = linkStore(table);
  const followUps = followUpStore(table);
  const sending = { table, clock, ids, settings, client, links, followUps };
  return {
    ...{ clock, ids, links, followUps, wake: client.wake },
    known: known(table),
    reports: reportStore(table),
    tasks: taskStore(table),
    issues: issueStore(table, settings.publicUrl),
    feedback: feedbackStore(table, ids),
    exports: exportStore(table),
    thank: makeThank(sending),
    askVillages: makeAskVillages(sending),
  };
};

export const reportingServices = (platform: Platform) => {
  const deps = ports(platform);
  const readReport = makeReadReport(deps);
  const readFeedback = makeReadFeedback(deps);
  const readEventCoverage = makeReadEventCoverage(deps);
  return {
    ...{ platform, readReport, readFeedback, readEventCoverage },
    editReport: makeEditReport(deps),
    listReportChanges: makeListReportChanges(deps),
    raiseIssue: makeRaiseIssue(deps),
    changeIssue: makeChangeIssue(deps),
    listIssues: makeListIssues(deps),
    listOpenIssues: makeListOpenIssues(deps),
    openAnswer: makeOpenAnswer(deps),
    giveFeedback: makeGiveFeedback(deps),
    answerFollowUp: makeAnswerFollowUp(deps),
    readCoverage: makeReadCoverage(deps),
    createPrintLink: makeCreatePrintLink(deps),
    openPrint: makeOpenPrint(deps),
    exportEvent: makeExportEvent({ ...deps, readReport, readFeedback, readEventCoverage }),
    sweepTasks: makeSweepTasks(deps),
  };
};

export type ReportingServices = ReturnType<typeof reportingServices>;

export const container = (): ReportingServices => reportingServices(awsPlatform(process.env));
