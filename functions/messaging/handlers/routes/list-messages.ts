import { type BoundRoute, route } from '#shared/http/route.ts';
import type { SearchMessages } from '../../app/search-messages.ts';
import { listMessagesContract } from '../../contract/routes.ts';
import { pageAnswer } from './search-view.ts';

/** Messages of other offices are left out; the national desk sees all. A page may come out empty and have a next one. */
export const listMessagesRoute = ({
  searchMessages,
}: {
  readonly searchMessages: SearchMessages;
}): BoundRoute =>
  route(listMessagesContract, async ({ query, actor }) => pageAnswer(await searchMessages(query, actor)));
