import * as z from 'zod';
import { roles } from '#shared/http/roles.ts';
import { ZONES } from '#shared/kernel/time.ts';

/** Shapes of stored items; what does not fit is a bug and throws on read. */
const day = z.iso.date();
const validity = { validFrom: day, validTo: z.exactOptional(day) };
const place = { regionCode: z.string(), zone: z.enum(ZONES), verified: z.boolean() };
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);

const office = z.object({
  ...validity,
  ...place,
  officeId: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['bp3mi', 'p4mi', 'ministry']),
  supervisedBy: z.exactOptional(z.string()),
});

const contact = z.object({
  contactId: z.string(),
  officeId: z.string(),
  name: z.string(),
  position: z.string(),
  phone: z.string(),
});

const shift = z.object({ contactId: z.string(), days: z.array(weekday), from: z.string(), to: z.string() });

export const storedOffice = z.object({
  office,
  contacts: z.array(contact),
  headId: z.string(),
  duty: z.object({ shifts: z.array(shift), fallback: z.string() }),
});

export const storedCheckpoint = z.object({
  ...validity,
  ...place,
  checkpointId: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['border_post', 'port', 'airport']),
  officeId: z.string(),
});

export const storedRouting = z.object({
  regionCode: z.string(),
  version: z.int(),
  periods: z.array(z.object({ ...validity, officeId: z.string(), verified: z.boolean() })),
});

export const storedAccount = z.object({
  accountId: z.string(),
  name: z.string(),
  officeId: z.string(),
  roles: z.array(z.enum(roles)),
});

/** Somebody who can sign in. Authority comes from the token; this is what the directory knows about the person. */
export type Account = Readonly<Omit<z.infer<typeof storedAccount>, 'roles'>> & {
  readonly roles: readonly (typeof roles)[number][];
};
