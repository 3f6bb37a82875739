import { route } from '#shared/http/route.ts';
import type { ArrivalsServices } from '../../container.ts';
import { acknowledgeByLinkContract, openLinkContract } from '../../contract/notice-routes.ts';
import { readAnswererName } from '../../domain/answerer-name.ts';
import { noticePage } from '../notice-page.ts';
import { toProblem } from '../problems.ts';

export const openLinkRoute = ({ openLink }: Pick<ArrivalsServices, 'openLink'>) =>
  route(openLinkContract, async ({ params }) => {
    const opened = await openLink(params.token);
    return opened.ok ? { body: noticePage(opened.value, {}) } : toProblem(opened.error);
  });

export const acknowledgeByLinkRoute = (services: Pick<ArrivalsServices, 'openLink' | 'acknowledgeByLink'>) =>
  route(acknowledgeByLinkContract, async ({ params, body }) => {
    const name = readAnswererName(body.name);
    if (name.ok) {
      const answered = await services.acknowledgeByLink(params.token, name.value);
      // A superseded notice has its own page, which says what to do.
      if (!answered.ok && answered.error.kind !== 'notice_superseded') return toProblem(answered.error);
    }
    const opened = await services.openLink(params.token);
    if (!opened.ok) return toProblem(opened.error);
    return {
      body: noticePage(
        opened.value,
        name.ok ? { thanks: true } : { mistake: name.error.message, name: body.name },
      ),
    };
  });
