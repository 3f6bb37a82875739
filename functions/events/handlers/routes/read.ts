import { getTimelineContract } from '#functions/reminders/contract.ts';
import { problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import type { EventsServices } from '../../container.ts';
import { getEventContract, listChangesContract, listEventsContract } from '../../contract/routes.ts';
import { answer } from '../answer.ts';
import { toProblem } from '../problems.ts';
import { viewOf } from '../view.ts';

export const getEventRoute = (services: Pick<EventsServices, 'getEvent' | 'seatsOf' | 'getProgramme'>) =>
  route(getEventContract, async ({ params, actor }) =>
    answer(await services.getEvent({ ...params, officeId: actor.officeId }), services),
  );

export const listEventsRoute = (services: Pick<EventsServices, 'listEvents' | 'seatsOf' | 'getProgramme'>) =>
  route(listEventsContract, async ({ query, actor }) => {
    const { events, cursor } = await services.listEvents({ ...query, officeId: actor.officeId });
    const views = await Promise.all(events.map((event) => viewOf(event, services)));
    return { body: { events: views, ...(cursor === undefined ? {} : { cursor }) } };
  });

export const listChangesRoute = (services: Pick<EventsServices, 'listChanges'>) =>
  route(listChangesContract, async ({ params, query, actor }) => {
    const page = await services.listChanges({ ...params, ...query, officeId: actor.officeId });
    if (!page.ok) return toProblem(page.error);
    const { changes, cursor } = page.value;
    const shown = changes.map((change) => ({ ...change, fields: [...change.fields] }));
    return { body: { changes: shown, ...(cursor === undefined ? {} : { cursor }) } };
  });

export const getTimelineRoute = ({ eventPlan }: Pick<EventsServices, 'eventPlan'>) =>
  route(getTimelineContract, async ({ params, actor }) => {
    const plan = await eventPlan({ ...params, officeId: actor.officeId });
    return plan.ok
      ? { body: plan.value }
      : problem(404, plan.error.kind, 'Acara tidak ditemukan, atau tidak ada SMS untuk acara ini.');
  });
