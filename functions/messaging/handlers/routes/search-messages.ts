import { type BoundRoute, route } from '#shared/http/route.ts';
import type { SearchMessages } from '../../app/search-messages.ts';
import { searchMessagesContract } from '../../contract/search-routes.ts';
import { pageAnswer } from './search-view.ts';

export const searchMessagesRoute = ({
  searchMessages,
}: {
  readonly searchMessages: SearchMessages;
}): BoundRoute =>
  route(searchMessagesContract, async ({ body, actor }) => pageAnswer(await searchMessages(body, actor)));
