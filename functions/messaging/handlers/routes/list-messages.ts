import { route } from '#shared/http/route.ts';
import type { MessagingServices } from '../../container.ts';
import { listMessagesContract } from '../../contract/routes.ts';

/** Messages of other offices are left out; the national desk sees all. A page may come out empty and have a next one. */
export const listMessagesRoute = ({ ledger }: Pick<MessagingServices, 'ledger'>) =>
  route(listMessagesContract, async ({ query, actor }) => {
    const { messages, ...next } = await ledger.bySubject(query.subject, query.cursor);
    const seesAll = actor.roles.includes('national_desk');
    const own = messages.filter(({ officeId }) => seesAll || officeId === actor.officeId);
    return { body: { messages: own, ...next } };
  });
