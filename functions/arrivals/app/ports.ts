import type { Intent } from '#functions/messaging/contract.ts';
import type { Contact, OfficesReader } from '#functions/offices/contract.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Arrival } from '../domain/arrival.ts';
import type { RowError, SheetError } from '../domain/errors.ts';
import type { Manifest } from '../domain/manifest.ts';
import type { NoticeRecord } from '../domain/notice.ts';
import type { RoutedPerson } from '../domain/person.ts';
import type { SheetRow } from '../domain/read-person.ts';

export type PageOf<T> = { readonly items: readonly T[]; readonly cursor?: string };

/** Somebody else wrote first: read again and decide again. */
export type Conflict = { readonly kind: 'conflict' };

/** Every function throws StoreBusy or StoreAnswerLost when the store does; lists throw InvalidCursor. */
export type ArrivalStore = {
  /** Gives the next reference of the series. The same arrivalId again is the arrival as it stands. */
  readonly record: (arrival: Omit<Arrival, 'reference'>, series: string) => Promise<Arrival>;
  readonly get: (arrivalId: string) => Promise<Arrival | undefined>;
  /** Up to 100, in the order asked for. */
  readonly getMany: (arrivalIds: readonly string[]) => Promise<readonly Arrival[]>;
  /** Latest expected first; seconds behind. */
  readonly byCheckpoint: (checkpointId: string, cursor?: string) => Promise<PageOf<Arrival>>;
};

export type UploadedManifest = {
  /** The version is given when everything is written. */
  readonly draft: Omit<Manifest, 'version'>;
  readonly people: readonly RoutedPerson[];
  readonly errors: readonly RowError[];
};

export type ManifestStore = {
  /** People first, then the version that makes them visible: a death in between leaves nothing to see. The same uploadId again is the same version. */
  readonly save: (upload: UploadedManifest) => Promise<Manifest>;
  readonly get: (arrivalId: string, version: number) => Promise<Manifest | undefined>;
  readonly errors: (uploadId: string) => Promise<readonly RowError[]>;
  /** Of one office, or of all, in the order of offices and lines. */
  readonly people: (
    uploadId: string,
    options: { readonly officeId?: string; readonly cursor?: string },
  ) => Promise<PageOf<RoutedPerson>>;
  /** Removes what uploads that began before `before` left without ever becoming a version; how many. */
  readonly clearAbandoned: (before: Instant) => Promise<number>;
};

/** The right to answer one notice, behind a secret that only its receiver has. */
export type Link = {
  readonly token: string;
  readonly noticeId: string;
  readonly contactId: string;
  readonly expiresAt: Instant;
};

export type GateState = { readonly gate: string; readonly version: number; readonly open: boolean };

export type Announcement = {
  readonly before: Arrival;
  readonly after: Arrival;
  readonly manifest: Manifest;
  readonly records: readonly NoticeRecord[];
  readonly intents: readonly Intent[];
  readonly gates: readonly GateState[];
  readonly now: Instant;
};

export type NoticeChange = {
  readonly record: NoticeRecord;
  readonly intents?: readonly Intent[];
  readonly gate?: GateState;
  readonly now: Instant;
};

export type NoticeStore = {
  readonly ofArrival: (arrivalId: string) => Promise<readonly NoticeRecord[]>;
  /** The record that the notice is part of, as the current or an earlier one. */
  readonly holding: (noticeId: string) => Promise<NoticeRecord | undefined>;
  /** Links are worth nothing until their notice exists, so they are written before it. */
  readonly prepareLinks: (links: readonly Link[]) => Promise<void>;
  /** Undefined when unknown or expired. */
  readonly link: (token: string) => Promise<Omit<Link, 'token'> | undefined>;
  /** All in one transaction: arrival, manifest states, notices, gates, messages. */
  readonly announce: (announcement: Announcement) => Promise<Result<void, Conflict>>;
  /** One transaction; conflict unless the record is one revision after what is stored. */
  readonly save: (change: NoticeChange) => Promise<Result<void, Conflict>>;
  /** Current notices that are open, soonest deadline first; seconds behind. */
  readonly open: (options: {
    readonly dueBefore?: Instant;
    readonly cursor?: string;
  }) => Promise<PageOf<NoticeRecord>>;
  /** Current notices of one office, newest first; seconds behind. */
  readonly byOffice: (officeId: string, cursor?: string) => Promise<PageOf<NoticeRecord>>;
};

/** The part of the offices' directory that arrivals need. */
export type Directory = Pick<OfficesReader, 'checkpoint' | 'office' | 'routing' | 'ladder' | 'account'>;
export type { Contact };

export type Sheet = { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] };

/** Turns the text of a CSV file into cells; never throws. */
export type ReadSheet = (text: string) => Result<Sheet, SheetError>;

/** What follows a commit. Best effort, never throws: the sweepers find what was missed. */
export type AfterCommit = {
  readonly wake: (intents: readonly Intent[]) => Promise<void>;
  /** Writes and wakes what found no room in the transaction. */
  readonly record: (intents: readonly Intent[]) => Promise<void>;
  readonly escalate: (noticeIds: readonly string[]) => Promise<void>;
};
