import * as z from 'zod';
import { ulid, words } from '#shared/http/fields.ts';
import { type Instant, parseInstant } from '#shared/kernel/time.ts';

/** 128 random bits in hexadecimal, made on the phone. */
export const markKey = z.string().regex(/^[0-9a-f]{32}$/);

const instant = z
  .string()
  .max(40)
  .transform((text, context): Instant => {
    const read = parseInstant(text);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'Tulis waktu seperti 2025-11-13T02:05:00Z.' });
    return z.NEVER;
  })
  .meta({ type: 'string' });

export const sex = z.enum(['L', 'P']);

export const walkIn = z.strictObject({
  name: words(100),
  /** As written; what is no mobile number is kept as text for the list. */
  phone: words(40).optional(),
  village: words(100).optional(),
  institution: words(150).optional(),
  /** Asked at the door: SMS about this event may come. */
  mayText: z.boolean().optional(),
});

const aims = ['registrationId', 'code', 'walkIn', 'walkInKey'] as const;

export const mark = z
  .strictObject({
    key: markKey,
    /** When it was tapped, by the phone's clock. */
    at: instant,
    /** False takes somebody off the list. */
    present: z.boolean().default(true),
    sex: sex.optional(),
    registrationId: ulid.optional(),
    code: z
      .string()
      .regex(/^\d{4,5}$/)
      .optional(),
    walkIn: walkIn.optional(),
    /** The key of the mark that brought the person in. */
    walkInKey: markKey.optional(),
  })
  .refine((given) => aims.filter((aim) => given[aim] !== undefined).length === 1, {
    error: 'Sebutkan tepat satu: registrationId, code, walkIn atau walkInKey.',
  });

export type MarkInput = z.infer<typeof mark>;

export const marks = z.strictObject({ marks: z.array(mark).min(1).max(500) });

export const markOutcomes = z.strictObject({
  outcomes: z.array(
    z.strictObject({
      key: z.string(),
      /** Only `recorded` and `repeated` are on the list; the others need a second look. */
      outcome: z.enum(['recorded', 'repeated', 'unknown_code', 'unknown_person']),
    }),
  ),
});

export const attendeeView = z.strictObject({
  personId: z.string(),
  status: z.enum(['seated', 'waiting', 'cancelled', 'walk_in']),
  name: z.string(),
  /** The last three digits. */
  phoneEnd: z.string().optional(),
  /** Village, district or institution. */
  place: z.string().optional(),
  code: z.string().optional(),
  sex: sex.optional(),
  /** Present since then; absent when not there. */
  since: z.string().optional(),
  /** Told of more than an hour after the end. */
  late: z.boolean(),
});

export const attendanceCountsView = z.strictObject({
  capacity: z.int(),
  seated: z.int(),
  waiting: z.int(),
  present: z.int(),
  walkIns: z.int(),
  overCapacity: z.int(),
  late: z.int(),
});
