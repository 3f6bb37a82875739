import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { MessageKind, ParamsOf } from '../domain/message-params.ts';

const words = z.string().min(1).max(200);
const { local, zone } = stored;
// The parser of addresses forgives blanks and line breaks; an SMS does not.
const link = z
  .string()
  .max(80)
  .regex(/^[\x21-\x7e]+$/)
  .pipe(z.url({ protocol: /^https?$/ }));
const count = z.string().regex(/^\d{1,5}$/);

const eventWords = { sender: words, event: words, zone };
const stopLink = link.optional();

const share = {
  sender: words,
  people: count,
  manner: z.enum(['deportasi', 'repatriasi', 'pencegahan']),
  region: words,
  checkpoint: words,
  phase: z.enum(['expected', 'arrived']),
  local,
  zone,
  reference: z.string().regex(/^[A-Z0-9-]{3,20}$/),
  link,
};

/** The parameters of each kind as they are stored; strict, so that no other field can slip into a text. */
export const paramsSchemas: { readonly [K in MessageKind]: z.ZodType<ParamsOf<K>> } = {
  registration_confirmed: z.strictObject({ ...eventWords, local, venue: words, stopLink }),
  reminder: z.strictObject({ ...eventWords, local, venue: words, contact: words.optional(), stopLink }),
  event_changed: z.strictObject({
    ...eventWords,
    oldLocal: local,
    newLocal: local,
    oldVenue: words,
    newVenue: words,
    oldZone: zone.optional(),
    oldEvent: words.optional(),
  }),
  event_cancelled: z.strictObject({ ...eventWords, local, contact: words.optional() }),
  place_cancelled: z.strictObject({ ...eventWords, local, contact: words.optional() }),
  promoted: z.strictObject({ ...eventWords, local, venue: words }),
  place_offered: z.strictObject({ ...eventWords, local, until: local, link }),
  thank_you: z.strictObject({ ...eventWords, link, stopLink }),
  village_follow_up: z.strictObject({ ...eventWords, village: words, link, stopLink }),
  issue_closed: z.strictObject({ ...eventWords, link }),
  arrival_notice: z.strictObject(share),
  arrival_correction: z.strictObject({ ...share, oldPeople: count }),
  arrival_time_changed: z.strictObject({ ...share, oldLocal: local }),
  escalation: z.strictObject({ ...share, rung: z.string().regex(/^\d{1,2}$/) }),
};
