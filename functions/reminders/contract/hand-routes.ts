import * as z from 'zod';
import { words } from '#shared/http/fields.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type LocalDateTime, parseLocalDateTime } from '#shared/kernel/time.ts';

const subject = z.string().regex(/^event:[\w-]{1,64}$/);

const localTime = z
  .string()
  .refine((text) => parseLocalDateTime(text) !== undefined)
  .transform((text) => text as LocalDateTime)
  .meta({ example: '2025-11-13T09:00', description: 'Wall clock at the venue' });

const count = z.int().nonnegative();

const previewBody = z.discriminatedUnion('kind', [
  z.strictObject({ subject, kind: z.literal('reminder') }),
  z.strictObject({ subject, kind: z.literal('event_cancelled') }),
  z.strictObject({
    subject,
    kind: z.literal('event_changed'),
    localStart: localTime.exactOptional(),
    venueName: words(100).exactOptional(),
    shortName: words(50).exactOptional(),
  }),
]);

const times = {
  sendsFrom: z.string(),
  sendsUntil: z.string(),
  /** Both in words, in Indonesian, with what holds them. */
  sendsWords: z.string(),
  heldFor: z.enum(['quiet_hours', 'switched_off', 'over_budget']).exactOptional(),
};

const cost = { messages: count, parts: count, rupiah: count };

export const figuresSchema = z.strictObject({
  ...cost,
  ...times,
  recipients: count,
  /** Why, in a code and in Indonesian, and how many. */
  leftOut: z.array(z.strictObject({ reason: z.string(), words: z.string(), count })),
  /** Of the messages, those whose phone has had much lately: they leave later than the others. */
  later: count,
  /** Real texts as they would leave. */
  first: z.string().exactOptional(),
  longest: z.string().exactOptional(),
  partsMin: count,
  partsMax: count,
  /** The office's parts of the month. `left` is for all but notices; `leftAfter` below 0: so many are missing. */
  budget: z.strictObject({
    limit: count,
    used: count,
    left: count,
    leftAfter: z.int(),
    state: z.enum(['ok', 'warning', 'stopped']),
  }),
});

const previewSchema = figuresSchema.extend({
  subject,
  kind: z.enum(['reminder', 'event_cancelled', 'event_changed']),
  /** Sending this needs the token. */
  needsToken: z.boolean(),
  /** For reminders: what was shown is what goes. Good for one sending. */
  token: z.string().exactOptional(),
  tokenExpiresAt: z.string().exactOptional(),
});

export type FiguresBody = z.infer<typeof figuresSchema>;

const access = ['organiser', 'head'] as const;

export const previewMessageContract = {
  operation: 'previewMessage',
  summary:
    'What a reminder now, a cancellation or a change would send: to how many, who is left out and why, texts, parts, rupiah, and when. Nothing is sent.',
  method: 'POST',
  path: '/api/v1/messages/preview',
  access,
  body: { kind: 'json', schema: previewBody },
  output: { kind: 'json', status: 200, schema: previewSchema },
  problems: ['event_not_found', 'event_cancelled', 'change_pending', 'nothing_to_tell'],
} as const satisfies RouteContract;

export const sendMessageContract = {
  operation: 'sendMessage',
  summary:
    'Remind everybody with a seat once more, now. More than a few need the token of a preview; what was shown is what goes.',
  method: 'POST',
  path: '/api/v1/messages/send',
  access,
  idempotent: true,
  body: {
    kind: 'json',
    schema: z.strictObject({
      subject,
      kind: z.literal('reminder'),
      token: z.string().min(1).max(64).exactOptional(),
    }),
  },
  output: { kind: 'json', status: 202, schema: z.strictObject({ ...cost, ...times }) },
  problems: [
    'event_not_found',
    'event_cancelled',
    'change_pending',
    'preview_needed',
    'preview_expired',
    'preview_outdated',
    'nothing_to_send',
  ],
} as const satisfies RouteContract;
