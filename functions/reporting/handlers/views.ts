import type { CoverageWithAnswers } from '../app/coverage.ts';
import type { FullReport } from '../app/report.ts';
import type { ReportView } from '../contract/report-routes.ts';
import type { Issue } from '../domain/issue.ts';
import { sectionNames } from '../domain/report.ts';

export const reportViewOf = ({ report, recap, sections, tasks }: FullReport): ReportView => ({
  eventId: report.eventId,
  version: report.version,
  sections,
  written: sectionNames.filter((name) => report.sections[name] !== undefined),
  recap: { ...recap, byPlace: [...recap.byPlace] },
  thankYou: report.thankYou,
  ...(report.followUpAfter === undefined ? {} : { followUpAfter: report.followUpAfter }),
  tasks: tasks.map(({ kind, dueAt, count, doneAt }) => ({
    ...{ kind, dueAt, sentTo: count },
    ...(doneAt === undefined ? {} : { doneAt }),
  })),
});

/** Never the raiser's phone: only whether they will be told. */
export const issueViewOf = ({ officeId: _office, by: _by, raiser, ...issue }: Issue) => ({
  ...issue,
  ...(raiser.name === undefined ? {} : { raisedBy: raiser.name }),
  willBeTold: raiser.phone !== undefined && raiser.mayText === true,
});

export const coverageViewOf = ({ places, answers, reached, total }: CoverageWithAnswers) => ({
  ...{ reached, total },
  places: places.map(({ code, name, district, reachedBy }) => {
    const followUp = answers.get(code);
    return {
      ...{ code, name, district, reachedBy: [...reachedBy] },
      ...(followUp === undefined ? {} : { passedOn: followUp.answer ?? ('no_answer' as const) }),
      ...(followUp?.people === undefined ? {} : { people: followUp.people }),
    };
  }),
});
