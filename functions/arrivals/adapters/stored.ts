import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item } from '#shared/store/table.ts';
import { ARRIVAL_KINDS, type Arrival } from '../domain/arrival.ts';
import type { RowError } from '../domain/errors.ts';
import type { Manifest } from '../domain/manifest.ts';
import type { NoticeRecord } from '../domain/notice.ts';
import type { RoutedPerson } from '../domain/person.ts';

const { instant, local, zone, count } = stored;
const text = z.string();
const maybe = text.exactOptional();

const arrival = z.object({
  arrivalId: text,
  reference: text,
  checkpointId: text,
  officeId: text,
  kind: z.enum(ARRIVAL_KINDS),
  origin: z.object({ country: text, state: maybe, depot: maybe }),
  letter: z.object({ number: text, date: text, from: text }).exactOptional(),
  expectedLocal: local,
  zone,
  expectedAt: instant,
  expectedPeople: count.exactOptional(),
  state: z.enum(['expected', 'announced']),
  version: count,
  manifests: count,
  currentManifest: count.exactOptional(),
  recordedBy: text,
  recordedAt: instant,
});

const share = z.object({
  officeId: text,
  people: count,
  children: count,
  medical: count,
  unaccompanied: count,
  provinces: z.array(z.object({ provinceCode: text, people: count })),
  digest: text,
});

const manifest = z.object({
  arrivalId: text,
  version: count,
  uploadId: text,
  uploadedBy: text,
  uploadedAt: instant,
  state: z.enum(['draft', 'announced', 'superseded']),
  people: count,
  children: count,
  medical: count,
  unaccompanied: count,
  heldRows: count,
  shares: z.array(share),
  ignoredColumns: z.array(text),
});

const person = z.object({
  row: count,
  name: text,
  sex: z.enum(['L', 'P']),
  birthDate: maybe,
  age: count,
  category: z.enum(['adult', 'child']),
  familyGroup: maybe,
  guardianRow: count.exactOptional(),
  documentType: maybe,
  documentNumber: maybe,
  statedRegion: maybe,
  kind: z.enum(ARRIVAL_KINDS),
  cause: maybe,
  health: maybe,
  medical: z.boolean(),
  officeId: text,
  provinceCode: text,
  unaccompanied: z.boolean(),
});

const rowError = z.object({ row: count.exactOptional(), column: maybe, code: text, message: text });

const acknowledgement = z.object({
  by: text,
  accountId: maybe,
  contactId: maybe,
  channel: z.enum(['link', 'api']),
  at: instant,
});

const notice = z.object({
  noticeId: text,
  arrivalId: text,
  officeId: text,
  manifestVersion: count,
  share,
  correction: z.boolean(),
  state: z.enum(['open', 'acknowledged', 'superseded']),
  rung: count,
  repeats: count,
  rungStartedAt: instant,
  nextAt: instant,
  announcedAt: instant,
  acknowledgement: acknowledgement.exactOptional(),
  laterAcknowledgements: z.array(acknowledgement),
});

const noticeRecord = z.object({ current: notice, earlier: z.array(notice), revision: count });

const link = z.object({ noticeId: text, contactId: text, linkExpiresAt: instant });

/** Each row is parsed when it is read: a row that this context did not write is a bug, not a value. */
export const arrivalOf = (item: Item): Arrival => arrival.parse(item);
export const manifestOf = (item: Item): Manifest => manifest.parse(item);
export const personOf = (item: Item): RoutedPerson => person.parse(item);
export const errorsOf = (item: Item): readonly RowError[] => z.array(rowError).parse(item['errors']);
export const noticeRecordOf = (item: Item): NoticeRecord => noticeRecord.parse(item);
export const linkOf = (item: Item) => link.parse(item);
