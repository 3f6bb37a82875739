import * as z from 'zod';
import type { AnswerRules } from '../../domain/gateway-answer.ts';
import { DOTTED_PATH } from '../../domain/gateway-path.ts';

const path = z.string().regex(DOTTED_PATH);
const reason = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

const status = z.union([z.int().min(200).max(599), z.enum(['2xx', '4xx', '5xx'])]);

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);

const when = z
  .strictObject({
    status: z.array(status).min(1).optional(),
    field: z.strictObject({ path, oneOf: z.array(scalar).min(1) }).optional(),
  })
  .refine((condition) => condition.status !== undefined || condition.field !== undefined, 'never decides');

const isFailure = (each: z.output<typeof status>): boolean =>
  each === '5xx' || (typeof each === 'number' && each >= 500);

const rule = z
  .discriminatedUnion('answer', [
    z.strictObject({ when, answer: z.literal('accepted') }),
    z.strictObject({ when, answer: z.enum(['rejected', 'not_accepted', 'unknown']), reason }),
  ])
  .refine(
    ({ when: { status: patterns = [], field }, answer }) =>
      answer === 'unknown' || field !== undefined || !patterns.some(isFailure),
    'a 5xx alone says nothing about the message',
  );

export const answerRules = z.strictObject({
  id: path,
  words: path.optional(),
  rules: z.array(rule).max(40).default([]),
}) satisfies z.ZodType<AnswerRules>;
