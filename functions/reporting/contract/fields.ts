import * as z from 'zod';
import { ulid, words } from '#shared/http/fields.ts';
import { parseDuration } from '#shared/kernel/time.ts';
import { issueStates } from '../domain/issue.ts';
import { sectionNames } from '../domain/report.ts';

export const access = ['organiser', 'head'] as const;
export const event = z.strictObject({ eventId: ulid });

/** A chapter of a report: a few pages at most. */
const section = z.string().trim().max(20_000);

export const sectionsView = z.strictObject(
  // One optional text for each name; the cast only gives the record its keys back.
  Object.fromEntries(sectionNames.map((name) => [name, z.string()])) as Record<
    (typeof sectionNames)[number],
    z.ZodString
  >,
);

export const sectionsPatch = z.partialRecord(z.enum(sectionNames), section.nullable());

const days = z
  .string()
  .max(20)
  .transform((text, context) => {
    const read = /^P([1-9]|[12]\d|30)D$/.test(text) ? parseDuration(text) : undefined;
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'Tulis jarak 1 sampai 30 hari seperti P7D.' });
    return z.NEVER;
  })
  .meta({ type: 'string' });

export const reportPatch = z.strictObject({
  sections: sectionsPatch.optional(),
  thankYou: z.boolean().optional(),
  followUpAfter: days.nullable().optional(),
});

const bySex = { L: z.int(), P: z.int(), unknown: z.int(), all: z.int() };

export const recapView = z.strictObject({
  registered: z.int(),
  waiting: z.int(),
  walkIns: z.int(),
  present: z.strictObject(bySex),
  absent: z.int(),
  byPlace: z.array(z.strictObject({ place: z.string(), ...bySex })),
});

export const issueView = z.strictObject({
  issueId: ulid,
  eventId: ulid,
  version: z.int(),
  text: z.string(),
  raisedBy: z.string().optional(),
  /** Whoever raised it left a phone and is told by SMS when it closes. */
  willBeTold: z.boolean(),
  owner: z.string(),
  dueOn: z.string(),
  state: z.enum(issueStates),
  resolution: z.string().optional(),
  raisedAt: z.string(),
  closedAt: z.string().optional(),
});

export const issueFields = { text: words(1_000), owner: words(100), dueOn: z.iso.date() };

export const coverageView = z.strictObject({
  reached: z.int(),
  total: z.int(),
  places: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      district: z.string(),
      reachedBy: z.array(
        z.strictObject({ eventId: ulid, title: z.string(), date: z.string(), people: z.int() }),
      ),
      /** What the village officer answered to whether the message was passed on. */
      passedOn: z.enum(['yes', 'not_yet', 'no_answer']).optional(),
      people: z.int().optional(),
    }),
  ),
});
