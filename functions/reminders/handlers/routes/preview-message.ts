import { route } from '#shared/http/route.ts';
import type { RemindersServices } from '../../container.ts';
import { previewMessageContract } from '../../contract/hand-routes.ts';
import { figuresView } from '../preview-view.ts';
import { toProblem } from '../problems.ts';

export const previewMessageRoute = ({ previewMessage }: Pick<RemindersServices, 'previewMessage'>) =>
  route(previewMessageContract, async ({ body: { subject, ...wish }, actor }) => {
    const shown = await previewMessage({ eventId: subject.slice('event:'.length), wish }, actor);
    if (!shown.ok) return toProblem(shown.error);
    const { preview, zone, needsToken, token } = shown.value;
    const secret = token === undefined ? {} : { token: token.secret, tokenExpiresAt: token.expiresAt };
    return {
      body: { subject, kind: wish.kind, ...figuresView(preview, zone), needsToken, ...secret },
    };
  });
