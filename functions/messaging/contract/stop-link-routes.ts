import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { stopChoices } from '../domain/short-link.ts';

/** Any text: an unreadable code gets the same friendly page as an unknown one. */
const params = z.strictObject({ code: z.string().max(200) });

const limitByAddress = { scope: 'stop-link', most: 30, per: 'PT10M' } as const;

export const openStopLinkContract = {
  operation: 'openStopLink',
  summary:
    'The page behind the link in an SMS where somebody can say that no more are wanted. Opening it changes nothing.',
  method: 'GET',
  path: '/s/{code}',
  access: 'public',
  params,
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found'],
} as const satisfies RouteContract;

export const actOnStopLinkContract = {
  operation: 'actOnStopLink',
  summary: 'Stop SMS about one event or all of them from the page of the link, or take that back.',
  method: 'POST',
  path: '/s/{code}',
  access: 'public',
  params,
  body: {
    kind: 'form',
    schema: z.strictObject({ choice: z.enum(stopChoices) }),
  },
  limitByAddress,
  output: { kind: 'html', status: 200 },
  problems: ['link_not_found', 'too_busy'],
} as const satisfies RouteContract;
