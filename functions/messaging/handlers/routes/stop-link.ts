import { route } from '#shared/http/route.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { TooBusy } from '../../app/opt-out.ts';
import type { LinkNotFound, StopPage } from '../../app/short-link-stop.ts';
import { actOnStopLinkContract, openStopLinkContract } from '../../contract/stop-link-routes.ts';
import type { StopChoice } from '../../domain/short-link.ts';
import { stopPage } from '../stop-page.ts';
import { optOutProblem } from './opt-out-problems.ts';

type OpenStopLink = (code: string) => Promise<Result<StopPage, LinkNotFound>>;
type ActOnStopLink = (code: string, choice: StopChoice) => Promise<Result<StopPage, LinkNotFound | TooBusy>>;

export const openStopLinkRoute = ({ openStopLink }: { readonly openStopLink: OpenStopLink }) =>
  route(openStopLinkContract, async ({ params }) => {
    const opened = await openStopLink(params.code);
    return opened.ok ? { body: stopPage(opened.value) } : optOutProblem(opened.error);
  });

export const actOnStopLinkRoute = ({ actOnStopLink }: { readonly actOnStopLink: ActOnStopLink }) =>
  route(actOnStopLinkContract, async ({ params, body }) => {
    const acted = await actOnStopLink(params.code, body.choice);
    return acted.ok ? { body: stopPage(acted.value, body.choice) } : optOutProblem(acted.error);
  });
