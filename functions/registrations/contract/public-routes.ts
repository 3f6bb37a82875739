import * as z from 'zod';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { LINK_LIMIT, MOST_IN_GROUP, PAGE_LIMIT } from '../domain/limits.ts';

/** Any text: an unreadable code gets the same friendly page as an unknown one. */
const byCode = z.strictObject({ code: z.string().max(200) });
const byToken = z.strictObject({ token: z.string().max(200) });

/** What a browser sends of a field; its mistakes are told beside it, so only its size is checked here. */
const text = z.string().max(1_000).default('');

const page = { access: 'public', output: { kind: 'html', status: 200 } } as const;

export const openEventPageContract = {
  ...page,
  operation: 'openEventPage',
  summary: 'The public page of an event with its registration form',
  method: 'GET',
  path: '/daftar/{code}',
  params: byCode,
  limitByAddress: PAGE_LIMIT,
} as const satisfies RouteContract;

export const submitRegistrationContract = {
  ...page,
  operation: 'submitRegistration',
  summary: 'Register oneself. The answer is the same whether the phone number was registered already or not.',
  method: 'POST',
  path: '/daftar/{code}',
  params: byCode,
  body: {
    kind: 'form',
    schema: z.strictObject({
      key: text,
      name: text,
      phone: text,
      village: text,
      villageCode: text,
      institution: text,
      role: text,
      consent: text,
      website: text,
    }),
  },
  limitByAddress: PAGE_LIMIT,
} as const satisfies RouteContract;

export const openGroupPageContract = {
  ...page,
  operation: 'openGroupPage',
  summary: `The form for a group of up to ${MOST_IN_GROUP}`,
  method: 'GET',
  path: '/daftar/{code}/rombongan',
  params: byCode,
  limitByAddress: PAGE_LIMIT,
} as const satisfies RouteContract;

const rows = Object.fromEntries(
  Array.from({ length: MOST_IN_GROUP }, (_, index) => index + 1).flatMap((row) => [
    [`name${row}`, text],
    [`phone${row}`, text],
  ]),
);

export const submitGroupContract = {
  ...page,
  operation: 'submitGroup',
  summary: 'Register a group; each row is admitted for itself',
  method: 'POST',
  path: '/daftar/{code}/rombongan',
  params: byCode,
  body: {
    kind: 'form',
    schema: z.strictObject({
      key: text,
      name: text,
      phone: text,
      village: text,
      villageCode: text,
      consent: text,
      website: text,
      ...rows,
    }),
  },
  limitByAddress: PAGE_LIMIT,
} as const satisfies RouteContract;

export const eventCalendarContract = {
  operation: 'eventCalendar',
  summary: 'The event as a calendar file',
  method: 'GET',
  path: '/daftar/{code}/kalender.ics',
  access: 'public',
  params: byCode,
  limitByAddress: PAGE_LIMIT,
  output: { kind: 'calendar', status: 200, fileName: 'acara.ics' },
  problems: ['event_not_found'],
} as const satisfies RouteContract;

export const openRegistrationLinkContract = {
  ...page,
  operation: 'openRegistrationLink',
  summary: 'The page of one registration. Opening it changes nothing.',
  method: 'GET',
  path: '/k/{token}',
  params: byToken,
  limitByAddress: LINK_LIMIT,
} as const satisfies RouteContract;

export const linkChoices = ['take', 'decline', 'leave', 'change', 'quiet', 'hand_over'] as const;

export const actOnRegistrationLinkContract = {
  ...page,
  operation: 'actOnRegistrationLink',
  summary: 'Take or decline an offered seat; cancel, change, stop SMS of, or hand over one registration',
  method: 'POST',
  path: '/k/{token}',
  params: byToken,
  body: {
    kind: 'form',
    schema: z.strictObject({
      choice: z.enum(linkChoices),
      name: text,
      phone: text,
      village: text,
      villageCode: text,
    }),
  },
  limitByAddress: LINK_LIMIT,
} as const satisfies RouteContract;
