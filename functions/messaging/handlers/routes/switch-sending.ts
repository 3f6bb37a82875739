import { type BoundRoute, route } from '#shared/http/route.ts';
import type { makeSwitchSending } from '../../app/switch-sending.ts';
import { resumeSendingContract, stopSendingContract } from '../../contract/switch-routes.ts';
import { switchAnswer, switchProblem } from './switch-view.ts';

type Services = { readonly switchSending: ReturnType<typeof makeSwitchSending> };

export const stopSendingRoute = ({ switchSending }: Services): BoundRoute =>
  route(stopSendingContract, async ({ body, actor }) => {
    const done = await switchSending({ actor, action: 'stop', ...body });
    return done.ok ? switchAnswer(done.value) : switchProblem(done.error);
  });

export const resumeSendingRoute = ({ switchSending }: Services): BoundRoute =>
  route(resumeSendingContract, async ({ body, actor }) => {
    const done = await switchSending({ actor, action: 'resume', ...body });
    return done.ok ? switchAnswer(done.value) : switchProblem(done.error);
  });
