import { route } from '#shared/http/route.ts';
import type { ArrivalsServices } from '../../container.ts';
import { acknowledgeContract, getNoticeContract, listNoticesContract } from '../../contract/notice-routes.ts';
import { toProblem } from '../problems.ts';
import { noticeView } from '../views.ts';

export const listNoticesRoute = ({
  listNotices,
  platform,
}: Pick<ArrivalsServices, 'listNotices' | 'platform'>) =>
  route(listNoticesContract, async ({ query, actor }) => {
    const { items, cursor } = await listNotices(query, actor);
    const now = platform.clock.now();
    const notices = items.map(({ notice, arrival }) => noticeView(notice, arrival, now));
    return { body: { notices, ...(cursor === undefined ? {} : { cursor }) } };
  });

type Reading = Pick<ArrivalsServices, 'getNotice' | 'platform'>;

export const getNoticeRoute = ({ getNotice, platform }: Reading) =>
  route(getNoticeContract, async ({ params, actor }) => {
    const found = await getNotice(params.noticeId, actor);
    if (!found.ok) return toProblem(found.error);
    return { body: noticeView(found.value.notice, found.value.arrival, platform.clock.now()) };
  });

export const acknowledgeRoute = (services: Reading & Pick<ArrivalsServices, 'acknowledgeByAccount'>) =>
  route(acknowledgeContract, async ({ params, actor }) => {
    const answered = await services.acknowledgeByAccount(params.noticeId, actor);
    if (!answered.ok) return toProblem(answered.error);
    const found = await services.getNotice(params.noticeId, actor);
    if (!found.ok) return toProblem(found.error);
    return { body: noticeView(answered.value, found.value.arrival, services.platform.clock.now()) };
  });
