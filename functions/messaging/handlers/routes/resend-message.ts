import type { Platform } from '#shared/aws/platform.ts';
import { type BoundRoute, route } from '#shared/http/route.ts';
import type { ResendMessage } from '../../app/resend-message.ts';
import { ledgerMessageOf } from '../../contract/ledger-message.ts';
import { resendMessageContract } from '../../contract/routes.ts';
import { toProblem } from '../problems.ts';

type Services = { readonly resendMessage: ResendMessage; readonly platform: Pick<Platform, 'logger'> };

export const resendMessageRoute = ({ resendMessage, platform }: Services): BoundRoute =>
  route(resendMessageContract, async ({ body, actor, requestId }) => {
    const sent = await resendMessage({ ...body, requestId }, actor);
    if (!sent.ok) return toProblem(sent.error);
    const { key } = sent.value.message;
    platform.logger.info('a person sent a message again', { intentKey: key, officeId: actor.officeId });
    return { body: ledgerMessageOf(sent.value) };
  });
