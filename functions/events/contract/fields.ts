import * as z from 'zod';
import { words } from '#shared/http/fields.ts';

const localTime = z
  .string()
  .max(30)
  .meta({ example: '2025-11-13T09:00', description: 'Wall clock at the venue' });
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const venue = z.strictObject({
  name: words(100),
  kind: words(50).optional(),
  regionCode: words(13),
  address: words(200).optional(),
});

export const scheduleFields = { localStart: localTime, localEnd: localTime };

export const capacity = z.int().min(1).max(10_000);

export const reason = words(200);

/** Each once; `details` and `patch` differ in what may be left out. */
export const detailFields = {
  kind: z.enum(['sosialisasi', 'coordination_meeting', 'training', 'visit']),
  programme: words(150),
  title: words(200),
  shortName: words(50),
  audience: words(200),
  scope: words(200),
  hosts: z
    .array(z.strictObject({ institution: words(150), role: words(100).optional() }))
    .min(1)
    .max(20),
  speakers: z
    .array(z.strictObject({ name: words(100), position: words(150), topic: words(200).optional() }))
    .max(30),
  opener: words(150),
  contact: z.strictObject({
    name: words(100),
    phone: z.string().regex(/^\+?[0-9][0-9 ()-]{5,19}$/),
  }),
  publicRegistration: z.boolean(),
  reminderRules: z.array(z.string().max(20)).max(5),
  quietHours: z.strictObject({ from: hour, to: hour }),
};
