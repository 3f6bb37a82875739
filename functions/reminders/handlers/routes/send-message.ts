import { route } from '#shared/http/route.ts';
import type { RemindersServices } from '../../container.ts';
import { sendMessageContract } from '../../contract/hand-routes.ts';
import { toProblem } from '../problems.ts';
import { timesView } from '../times-view.ts';

export const sendMessageRoute = ({
  sendReminder,
  platform,
}: Pick<RemindersServices, 'sendReminder' | 'platform'>) =>
  route(sendMessageContract, async ({ body: { subject, token }, actor, requestId }) => {
    const eventId = subject.slice('event:'.length);
    const sent = await sendReminder({ requestId, eventId, token }, actor);
    if (!sent.ok) return toProblem(sent.error);
    const { told, zone, officeId } = sent.value;
    const { messages, parts, rupiah } = told;
    platform.logger.info('a person sent a reminder', { eventId, officeId, count: messages });
    return { body: { messages, parts, rupiah, ...timesView(told, zone) } };
  });
