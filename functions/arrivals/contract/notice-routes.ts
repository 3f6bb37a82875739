import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { cursor, readers } from './arrival-routes.ts';
import { noticeView } from './schemas.ts';

const noticeId = z.string().max(100);

export const listNoticesContract = {
  operation: 'listNotices',
  summary:
    'Open notices of the own office, soonest deadline first (all offices for the national desk), or all of the own office.',
  method: 'GET',
  path: '/api/v1/notices',
  access: readers,
  query: z.strictObject({ state: z.enum(['open', 'all']).default('open'), cursor }),
  output: { kind: 'json', status: 200, schema: z.strictObject({ notices: z.array(noticeView), cursor }) },
} as const satisfies RouteContract;

export const getNoticeContract = {
  operation: 'getNotice',
  summary: 'One notice: counts, rung and who has answered.',
  method: 'GET',
  path: '/api/v1/notices/{noticeId}',
  access: readers,
  params: z.strictObject({ noticeId }),
  output: { kind: 'json', status: 200, schema: noticeView },
  problems: ['notice_not_found'],
} as const satisfies RouteContract;

export const acknowledgeContract = {
  operation: 'acknowledgeNotice',
  summary:
    'Answer a notice in the name of the signed-in account. The first answer stands; repeating is harmless.',
  method: 'POST',
  path: '/api/v1/notices/{noticeId}/acknowledgement',
  access: readers,
  params: z.strictObject({ noticeId }),
  output: { kind: 'json', status: 200, schema: noticeView },
  problems: ['notice_not_found', 'notice_superseded', 'account_without_name', 'busy'],
} as const satisfies RouteContract;

/** Any text: an unreadable token gets the same friendly page as an unknown one. */
const token = z.string().max(200);

const limitByAddress = { scope: 'notice-link', most: 30, per: 'PT10M' } as const;

export const openLinkContract = {
  operation: 'openNoticeLink',
  summary: 'The page behind the link of a notice SMS. Opening it answers nothing.',
  method: 'GET',
  path: '/a/{token}',
  access: 'public',
  params: z.strictObject({ token }),
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found'],
} as const satisfies RouteContract;

export const acknowledgeByLinkContract = {
  operation: 'acknowledgeNoticeByLink',
  summary: 'Answer a notice from its page, by name.',
  method: 'POST',
  path: '/a/{token}',
  access: 'public',
  params: z.strictObject({ token }),
  body: { kind: 'form', schema: z.strictObject({ name: z.string().max(500) }) },
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found', 'busy'],
} as const satisfies RouteContract;
