import * as z from 'zod';
import { type Instant, type LocalDateTime, parseLocalDateTime, ZONES } from '#shared/kernel/time.ts';
import { ARRIVAL_KINDS } from '../domain/arrival.ts';

const text = z.string();
const count = z.int().nonnegative();
const instant = z.custom<Instant>((value) => typeof value === 'string');

export const localDateTime = z
  .string()
  .refine(
    (value) => parseLocalDateTime(value) !== undefined,
    'Tulis tanggal dan jam seperti 2025-10-16T10:36.',
  )
  .transform((value) => value as LocalDateTime);

export const origin = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  state: z.string().trim().min(1).max(60).exactOptional(),
  depot: z.string().trim().min(1).max(60).exactOptional(),
});

export const letter = z.strictObject({
  number: z.string().trim().min(1).max(80),
  date: z.iso.date(),
  from: z.string().trim().min(1).max(80),
});

const provinces = z.array(z.strictObject({ provinceCode: text, people: count }));

/** Counts only. */
export const shareView = z.strictObject({
  officeId: text,
  people: count,
  children: count,
  medical: count,
  unaccompanied: count,
  provinces,
});

const acknowledgementView = z.strictObject({ by: text, channel: z.enum(['link', 'api']), at: instant });

export const noticeView = z.strictObject({
  noticeId: text,
  arrivalId: text,
  reference: text,
  checkpointId: text,
  officeId: text,
  manifestVersion: count,
  correction: z.boolean(),
  state: z.enum(['open', 'acknowledged', 'superseded']),
  share: shareView,
  rung: count,
  repeats: count,
  announcedAt: instant,
  ageMinutes: count,
  /** Only while it is open. */
  nextEscalationAt: instant.exactOptional(),
  acknowledgement: acknowledgementView.exactOptional(),
  laterAcknowledgements: z.array(acknowledgementView),
});

export const arrivalView = z.strictObject({
  arrivalId: text,
  reference: text,
  checkpointId: text,
  officeId: text,
  kind: z.enum(ARRIVAL_KINDS),
  origin,
  letter: letter.exactOptional(),
  expectedLocal: text,
  zone: z.enum(ZONES),
  expectedAt: instant,
  expectedPeople: count.exactOptional(),
  state: z.enum(['expected', 'announced']),
  version: count,
  /** Latest uploaded version; 0 before the first. */
  manifests: count,
  currentManifest: count.exactOptional(),
  recordedAt: instant,
});

export const manifestView = z.strictObject({
  arrivalId: text,
  version: count,
  state: z.enum(['draft', 'announced', 'superseded']),
  uploadedAt: instant,
  people: count,
  children: count,
  medical: count,
  unaccompanied: count,
  heldRows: count,
  shares: z.array(shareView),
  ignoredColumns: z.array(text),
});

export const rowErrorView = z.strictObject({
  row: count.exactOptional(),
  column: text.exactOptional(),
  code: text,
  message: text,
});

export const personView = z.strictObject({
  row: count,
  name: text,
  sex: z.enum(['L', 'P']),
  birthDate: text.exactOptional(),
  age: count,
  category: z.enum(['adult', 'child']),
  unaccompanied: z.boolean(),
  familyGroup: text.exactOptional(),
  guardianRow: count.exactOptional(),
  documentType: text.exactOptional(),
  documentNumber: text.exactOptional(),
  statedRegion: text.exactOptional(),
  provinceCode: text,
  officeId: text,
  kind: z.enum(ARRIVAL_KINDS),
  cause: text.exactOptional(),
  health: text.exactOptional(),
  medical: z.boolean(),
});

export type NoticeView = z.infer<typeof noticeView>;
export type ArrivalView = z.infer<typeof arrivalView>;
export type ManifestView = z.infer<typeof manifestView>;
