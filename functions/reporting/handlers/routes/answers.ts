import { type BoundRoute, route } from '#shared/http/route.ts';
import type { Asked } from '../../app/answers.ts';
import type { ReportingServices } from '../../container.ts';
import {
  giveAnswerContract,
  openAnswerContract,
  readFeedbackContract,
} from '../../contract/answer-routes.ts';
import { type AnswerForm, readFeedbackForm, readFollowUpForm } from '../answer-forms.ts';
import { type AnswerMoment, answerPage } from '../pages/answer-page.ts';
import { toProblem } from '../problems.ts';

const open = ({ openAnswer }: ReportingServices) =>
  route(openAnswerContract, async ({ params }) => {
    const asked = await openAnswer(params.token);
    return asked.ok ? { body: answerPage(asked.value, {}) } : toProblem(asked.error);
  });

const take = async (
  { giveFeedback, answerFollowUp }: ReportingServices,
  token: string,
  asked: Asked,
  form: AnswerForm,
): Promise<AnswerMoment> => {
  const { link } = asked;
  if (link.purpose === 'follow_up') {
    const answer = readFollowUpForm(form);
    if (!answer.ok) return { mistake: answer.error };
    await answerFollowUp(link, answer.value);
    return { thanks: true };
  }
  if (link.purpose !== 'feedback' || link.used === true) return {};
  const feedback = readFeedbackForm(form);
  if (!feedback.ok) return { mistake: feedback.error };
  // Whoever was quicker on another phone has answered: to the reader that is the same.
  await giveFeedback(token, asked, feedback.value);
  return { thanks: true };
};

const give = (services: ReportingServices) =>
  route(giveAnswerContract, async ({ params, body }) => {
    const asked = await services.openAnswer(params.token);
    if (!asked.ok) return toProblem(asked.error);
    const moment = await take(services, params.token, asked.value, body);
    return {
      body: answerPage(asked.value, moment),
      ...(moment.mistake === undefined ? {} : { status: 422 }),
    };
  });

const results = ({ readFeedback }: ReportingServices) =>
  route(readFeedbackContract, async ({ params, actor }) => {
    const read = await readFeedback(params.eventId, actor.officeId);
    if (!read.ok) return toProblem(read.error);
    const { results: shown, ...counts } = read.value;
    return {
      body: {
        ...counts,
        results: shown === undefined ? null : { ...shown, suggestions: [...shown.suggestions] },
      },
    };
  });

export const answerRoutes = (services: ReportingServices): BoundRoute[] => [
  open(services),
  give(services),
  results(services),
];
