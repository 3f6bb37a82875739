import * as z from 'zod';
import { languages } from '#shared/text/calendars.ts';
import { isNotice } from '../../domain/lane.ts';
import { type MessageKind, messageKinds } from '../../domain/message-params.ts';

/** One kind of text in one language. Data: words and `{placeholders}`, and nothing that is computed. */
export const templateSchema = z.strictObject({
  kind: z.enum(messageKinds),
  language: z.enum(languages),
  /** Grows when the wording changes. */
  version: z.int().positive(),
  /** SMS that one text may be billed as. */
  maxParts: z.union([z.literal(1), z.literal(2)]),
  /** By variant: the longest wording first, the last resort last. */
  wordings: z.record(z.string(), z.array(z.string().min(1)).min(1)),
});

export type Template = Readonly<z.output<typeof templateSchema>>;

/** What no template of the kind may exceed: officers on duty read one SMS, and reminders go out by the thousand. */
export const partLimitOf = (kind: MessageKind): 1 | 2 => (isNotice(kind) || kind === 'reminder' ? 1 : 2);

const SPEAKS_OF_ONE: readonly MessageKind[] = ['village_follow_up', 'issue_closed'];

/** Whether one SMS may speak for several people who share a phone: never to an officer, nor about one village. */
export const isBundled = (kind: MessageKind): boolean => !isNotice(kind) && !SPEAKS_OF_ONE.includes(kind);
