import * as z from 'zod';
import { roles } from '#shared/http/roles.ts';
import { ZONES } from '#shared/kernel/time.ts';

const day = z.iso.date();
const regionCode = z.string().regex(/^\d{2}(\.\d{2}){0,2}$/);
const officeId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const validity = { validFrom: day, validTo: z.exactOptional(day), verified: z.boolean() };

const contact = z.strictObject({
  contactId: z.string(),
  officeId,
  name: z.string(),
  position: z.string(),
  /** Only for the office's own people and the national desk. */
  phone: z.exactOptional(z.string()),
});

export const office = z.strictObject({
  officeId,
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['bp3mi', 'p4mi', 'ministry']),
  regionCode,
  zone: z.enum(ZONES),
  supervisedBy: z.exactOptional(officeId),
  ...validity,
});

export const officeList = z.strictObject({
  offices: z.array(z.strictObject({ office, contacts: z.array(contact).readonly() })).readonly(),
});

const checkpoint = z.strictObject({
  checkpointId: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['border_post', 'port', 'airport']),
  regionCode,
  officeId,
  zone: z.enum(ZONES),
  ...validity,
});

export const checkpointList = z.strictObject({ checkpoints: z.array(checkpoint).readonly() });

const region = z.strictObject({
  code: regionCode,
  name: z.string(),
  level: z.enum(['province', 'regency', 'district']),
  parents: z.array(z.string()).readonly(),
});

export const regionSearch = z.strictObject({ search: z.string().trim().min(2).max(60) });
export const regionList = z.strictObject({ regions: z.array(region).readonly() });

const period = z.strictObject({ officeId, ...validity });

export const routingQuery = z.strictObject({ region: regionCode, on: z.exactOptional(day) });

/** `version` and `periods` are those of the very region asked for; `decidedBy` may be a region above it. */
export const routingAnswer = z.strictObject({
  region: regionCode,
  on: day,
  officeId,
  officeName: z.string(),
  decidedBy: regionCode,
  verified: z.boolean(),
  version: z.int(),
  periods: z.array(period).readonly(),
});

export const routingParams = z.strictObject({ regionCode });

/** `officeId: null` ends the rule of a regency or district, so that the region above decides again. */
export const routingChange = z.strictObject({ officeId: officeId.nullable(), from: day });

export const regionRouting = z.strictObject({
  region: regionCode,
  version: z.int(),
  periods: z.array(period).readonly(),
});

export const ownAccount = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)).readonly(),
  office,
});
