import { type RouteOutput, route } from '#shared/http/route.ts';
import type { EventPage } from '../../app/open-event.ts';
import type { RegistrationsServices } from '../../container.ts';
import { openGroupPageContract, submitGroupContract } from '../../contract/public-routes.ts';
import { isUnreadGroup, readGroup } from '../../domain/group-form.ts';
import { MOST_IN_GROUP } from '../../domain/limits.ts';
import { eventPage } from '../pages/event-page.ts';
import { EMPTY_GROUP, type GroupState, groupPage } from '../pages/group-page.ts';
import { groupResult } from '../pages/group-result.ts';
import { EMPTY } from '../pages/registration-form.ts';
import { eventNotFound } from './event-page.ts';

type Services = Pick<RegistrationsServices, 'openEvent' | 'placesOf' | 'submitGroup' | 'tokens'>;
type Answer = RouteOutput<typeof openGroupPageContract>;

const NOTHING = { mistakes: [], choices: [], places: [] };

/** Where seats go by institution or nobody can register, the event's own page says all that there is. */
const noGroups = (event: EventPage, key: string): Answer | undefined =>
  event.refusal === undefined && event.seats.oneSeatPer === 'person'
    ? undefined
    : { body: eventPage(event, { ...NOTHING, key, text: EMPTY }), status: 409 };

export const openGroupPageRoute = ({ openEvent, placesOf, tokens }: Services) =>
  route(openGroupPageContract, async ({ params }) => {
    const opened = await openEvent(params.code);
    if (!opened.ok) return eventNotFound();
    const key = tokens.formKey();
    const places = await placesOf(opened.value.seats);
    const body = groupPage(opened.value, { ...NOTHING, key, places, text: EMPTY_GROUP });
    return noGroups(opened.value, key) ?? { body };
  });

type GroupBody = Readonly<Record<string, string>>;

const rowsOf = (body: GroupBody) =>
  Array.from({ length: MOST_IN_GROUP }, (_, index) => ({
    name: body[`name${index + 1}`] ?? '',
    phone: body[`phone${index + 1}`] ?? '',
  }));

const EXPIRED = 'Halaman ini sudah terlalu lama terbuka. Periksa isian Anda, lalu kirim sekali lagi.';

export const submitGroupRoute = (services: Services) =>
  route(submitGroupContract, async ({ params, body, network }): Promise<Answer> => {
    const opened = await services.openEvent(params.code);
    if (!opened.ok) return eventNotFound();
    const event = opened.value;
    const { key, name, phone, village, villageCode, consent, website } = body;
    const none = noGroups(event, services.tokens.formKey());
    if (none !== undefined) return none;
    const places = await services.placesOf(event.seats);
    const head = { ...EMPTY, name, phone, village, villageCode, consent, website };
    // Rows are texts like the rest: the schema is made of them.
    const rows = rowsOf(body as GroupBody);
    const text = { name, phone, village, consent, rows };
    const state: GroupState = { key, text, places, mistakes: [], choices: [] };
    const read = readGroup(head, rows, { institutionRequired: false, places });
    if (isUnreadGroup(read)) return again(event, { ...state, ...read }, services);
    if (!services.tokens.isFresh(key))
      return again(event, { ...state, mistakes: [{ field: 'form', message: EXPIRED }] }, services);
    const { code, seats } = event;
    const group = await services.submitGroup({ code, seats, formKey: key, network, ...read });
    return { body: groupResult(event, group) };
  });

const again = (event: EventPage, state: GroupState, { tokens }: Services): Answer => ({
  body: groupPage(event, { ...state, key: tokens.isFresh(state.key) ? state.key : tokens.formKey() }),
  status: 422,
});
