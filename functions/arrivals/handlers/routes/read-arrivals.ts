import { route } from '#shared/http/route.ts';
import type { ArrivalsServices } from '../../container.ts';
import { getArrivalContract, listArrivalsContract } from '../../contract/arrival-routes.ts';
import { toProblem } from '../problems.ts';
import { arrivalView, noticeView } from '../views.ts';

export const listArrivalsRoute = ({ listArrivals }: Pick<ArrivalsServices, 'listArrivals'>) =>
  route(listArrivalsContract, async ({ query, actor }) => {
    const listed = await listArrivals(query, actor);
    if (!listed.ok) return toProblem(listed.error);
    const { items, cursor } = listed.value;
    return { body: { arrivals: items.map(arrivalView), ...(cursor === undefined ? {} : { cursor }) } };
  });

export const getArrivalRoute = ({
  getArrival,
  platform,
}: Pick<ArrivalsServices, 'getArrival' | 'platform'>) =>
  route(getArrivalContract, async ({ params, actor }) => {
    const found = await getArrival(params.arrivalId, actor);
    if (!found.ok) return toProblem(found.error);
    const { arrival, notices } = found.value;
    const now = platform.clock.now();
    const views = notices.map((notice) => noticeView(notice, arrival, now));
    return { body: { ...arrivalView(arrival), notices: views }, version: arrival.version };
  });
