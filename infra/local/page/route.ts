import type { Platform } from '#shared/aws/platform.ts';
import { pageHeaders } from '#shared/http/html.ts';
import type { LocalRoute } from '../http/local-route.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { gatherStatus } from './gather.ts';
import { statusPage } from './page.ts';

/** `GET /`: the platform at work. `movable`: whether the buttons that move the clock are shown. */
export const statusPageRoute = (platform: Platform, outbox: Outbox, movable: boolean): LocalRoute => ({
  method: 'GET',
  path: '/',
  handle: async () => ({
    status: 200,
    headers: pageHeaders,
    body: statusPage(await gatherStatus(platform, outbox, movable)),
  }),
});
