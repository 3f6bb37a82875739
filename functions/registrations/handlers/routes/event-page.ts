import { type RouteOutput, route } from '#shared/http/route.ts';
import type { EntryError } from '../../app/enter.ts';
import type { EventPage } from '../../app/open-event.ts';
import type { RegistrationsServices } from '../../container.ts';
import { openEventPageContract, submitRegistrationContract } from '../../contract/public-routes.ts';
import { isUnread, type Mistake, readForm } from '../../domain/form.ts';
import type { IdentityError } from '../../domain/identity.ts';
import { eventPage, notFoundPage } from '../pages/event-page.ts';
import { EMPTY, type FormState } from '../pages/registration-form.ts';

type Services = Pick<RegistrationsServices, 'openEvent' | 'placesOf' | 'submit' | 'tokens'>;
type Answer = RouteOutput<typeof openEventPageContract>;

export const eventNotFound = (): Answer => ({ body: notFoundPage(), status: 404 });

export const openEventPageRoute = ({ openEvent, placesOf, tokens }: Services) =>
  route(openEventPageContract, async ({ params }) => {
    const opened = await openEvent(params.code);
    if (!opened.ok) return eventNotFound();
    const event = opened.value;
    const places = event.refusal === undefined ? await placesOf(event.seats) : [];
    const key = tokens.formKey();
    return { body: eventPage(event, { key, places, text: EMPTY, mistakes: [], choices: [] }) };
  });

const EXPIRED = 'Halaman ini sudah terlalu lama terbuka. Periksa isian Anda, lalu kirim sekali lagi.';

export const refusalWords = (error: EntryError | IdentityError): string =>
  error.kind === 'too_many'
    ? 'Sudah terlalu banyak pendaftaran hari ini. Coba lagi besok, atau hubungi narahubung acara.'
    : 'Pendaftaran sedang sangat ramai dan belum tersimpan. Tunggu sebentar, lalu kirim lagi.';

export const submitRegistrationRoute = (services: Services) =>
  route(submitRegistrationContract, async ({ params, body, network }): Promise<Answer> => {
    const opened = await services.openEvent(params.code);
    if (!opened.ok) return eventNotFound();
    const event = opened.value;
    const places = await services.placesOf(event.seats);
    const { key, ...text } = body;
    const form: FormState = { key, text, mistakes: [], choices: [], places };
    const institutionRequired = event.seats.oneSeatPer === 'institution';
    const participant = readForm(text, { institutionRequired, places });
    if (isUnread(participant)) return again(event, { ...form, ...participant }, services);
    const expired: Mistake = { field: 'form', message: EXPIRED };
    if (!services.tokens.isFresh(key)) return again(event, { ...form, mistakes: [expired] }, services);
    const { code, seats } = event;
    const submitted = await services.submit({ code, seats, formKey: key, participant, network });
    if (submitted.ok) return { body: '', location: `/k/${submitted.value.token}` };
    return refused(services, event, form, submitted.error);
  });

/** With what was written, and a new key when the old one is none any more. */
const again = (event: EventPage, form: FormState, { tokens }: Services): Answer => ({
  body: eventPage(event, { ...form, key: tokens.isFresh(form.key) ? form.key : tokens.formKey() }),
  status: event.refusal === undefined ? 422 : 409,
});

const refused = async (
  services: Services,
  event: EventPage,
  form: FormState,
  error: EntryError | IdentityError,
): Promise<Answer> => {
  // Closed, begun or cancelled since: the page says so by itself.
  const now = await services.openEvent(event.code);
  if (!now.ok) return eventNotFound();
  if (now.value.refusal !== undefined) return { body: eventPage(now.value, form), status: 409 };
  const mistake: Mistake = { field: 'form', message: refusalWords(error) };
  return { ...again(event, { ...form, mistakes: [mistake] }, services), status: 429 };
};
