import { type RouteOutput, route } from '#shared/http/route.ts';
import type { LinkView } from '../../app/open-link.ts';
import type { RegistrationsServices } from '../../container.ts';
import { actOnRegistrationLinkContract, openRegistrationLinkContract } from '../../contract/public-routes.ts';
import { placeLabel } from '../../domain/village.ts';
import type { Moment } from '../pages/link-moment.ts';
import { linkNotFoundPage, linkPage } from '../pages/link-page.ts';
import { type LinkBody, type LinkServices, linkActs } from './link-acts.ts';

type Answer = RouteOutput<typeof openRegistrationLinkContract>;
type Services = LinkServices & Pick<RegistrationsServices, 'openLink' | 'platform'>;

const notFound = (): Answer => ({ body: linkNotFoundPage(), status: 404 });

const show = async (
  { placesOf, platform }: Services,
  view: LinkView,
  moment: Partial<Moment> = {},
): Promise<string> => {
  const places = await placesOf(view.seats);
  const own = places.find(({ code }) => code === view.entry.region);
  const villageText = own === undefined ? '' : placeLabel(own);
  return linkPage(view, { places, villageText, publicUrl: platform.settings.publicUrl, ...moment });
};

export const openRegistrationLinkRoute = (services: Services) =>
  route(openRegistrationLinkContract, async ({ params }) => {
    const opened = await services.openLink(params.token);
    return opened.ok ? { body: await show(services, opened.value) } : notFound();
  });

export const actOnRegistrationLinkRoute = (services: Services) =>
  route(actOnRegistrationLinkContract, async ({ params, body, network }): Promise<Answer> => {
    const { token } = params;
    const opened = await services.openLink(token);
    if (!opened.ok) return notFound();
    const act = linkActs[body.choice];
    const { choice: _choice, ...text }: LinkBody = body;
    const acted = await act(services, opened.value, text, network);
    if (acted.next !== undefined) return { body: '', location: `/k/${acted.next}` };
    const after = await services.openLink(token);
    if (!after.ok) return notFound();
    const { moment, status } = acted;
    return { body: await show(services, after.value, moment), ...(status === undefined ? {} : { status }) };
  });
