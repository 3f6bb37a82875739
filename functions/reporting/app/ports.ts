import type { EventRecord } from '#functions/events/contract.ts';
import type { Attendee } from '#functions/registrations/contract.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Place } from '../domain/coverage.ts';
import type { ExportRecord } from '../domain/export-record.ts';
import type { Feedback } from '../domain/feedback.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Issue } from '../domain/issue.ts';
import type { Report, ReportChange } from '../domain/report.ts';

/** Somebody on the list of an event, with the name of the village, district or institution. */
export type Person = Attendee & { readonly place?: string };

export type EventFacts = {
  readonly event: EventRecord;
  readonly office: { readonly name: string; readonly shortName: string };
  readonly people: readonly Person[];
};

export type NotFound = { readonly kind: 'event_not_found' };
export type StaleVersion = { readonly kind: 'stale_version' };

/** What other contexts know. Undefined for another office's event. */
export type Known = {
  readonly event: (eventId: string, officeId?: string) => Promise<EventRecord | undefined>;
  readonly facts: (eventId: string, officeId: string) => Promise<EventFacts | undefined>;
  /** Events of an office that began between the two, latest first, without drafts and cancelled ones. */
  readonly begun: (officeId: string, from: Instant, to: Instant) => Promise<readonly EventRecord[]>;
  readonly attendees: (eventId: string) => Promise<readonly Attendee[]>;
  /** Villages of a district or regency, a village alone; undefined when there is no such region. */
  readonly places: (regionCode: string) => Promise<readonly Place[] | undefined>;
};

export const taskKinds = ['thanks', 'follow_up'] as const;

/** Messages of the days after: a row that is due at a time, and how far its sending has come. */
export type Task = {
  readonly eventId: string;
  readonly officeId: string;
  readonly kind: (typeof taskKinds)[number];
  readonly dueAt: Instant;
  /** The last person that was recorded. */
  readonly cursor?: string;
  readonly count: number;
  readonly doneAt?: Instant;
};

export type TaskStore = {
  readonly find: (eventId: string, kind: Task['kind']) => Promise<Task | undefined>;
  readonly due: (now: Instant, limit: number) => Promise<readonly Task[]>;
  readonly save: (task: Task) => Promise<void>;
};

export type ReportStore = {
  readonly find: (eventId: string, officeId: string) => Promise<Report>;
  /** With its history and the tasks that follow from it, in one change; a task that is null is called off unless done. */
  readonly save: (
    before: Report,
    after: Report,
    change: ReportChange,
    tasks: { readonly [K in Task['kind']]?: Task | null },
  ) => Promise<Result<void, StaleVersion>>;
  readonly changes: (
    eventId: string,
    cursor?: string,
  ) => Promise<{ readonly changes: readonly ReportChange[]; readonly cursor?: string }>;
};

export type LinkTarget =
  | { readonly purpose: 'feedback' }
  | { readonly purpose: 'follow_up'; readonly regionCode: string; readonly village: string }
  | { readonly purpose: 'issue'; readonly issueId: string }
  | { readonly purpose: 'print'; readonly document: PrintedDocument };

export const printedDocuments = ['attendance_sheet', 'report', 'coverage'] as const;
export type PrintedDocument = (typeof printedDocuments)[number];

export type Link = LinkTarget & {
  readonly eventId: string;
  readonly officeId: string;
  readonly goodUntil: Instant;
  /** Of a link that takes one answer; who gave it is not kept. */
  readonly used?: true;
};

/** Only a hash of a token is stored. */
export type LinkStore = {
  readonly create: (links: readonly { readonly token: string; readonly link: Link }[]) => Promise<void>;
  readonly find: (token: string) => Promise<Link | undefined>;
};

export type FeedbackStore = {
  /** One answer for one link; nothing joins the two. */
  readonly answer: (
    token: string,
    eventId: string,
    feedback: Feedback,
  ) => Promise<Result<void, { readonly kind: 'already_answered' }>>;
  readonly all: (eventId: string) => Promise<readonly Feedback[]>;
};

export type FollowUpStore = {
  /** Unless the village was asked before. */
  readonly ask: (followUp: FollowUp) => Promise<void>;
  readonly answer: (
    eventId: string,
    regionCode: string,
    answer: Pick<FollowUp, 'answer' | 'people' | 'answeredAt'>,
  ) => Promise<void>;
  readonly of: (eventId: string) => Promise<readonly FollowUp[]>;
};

export type IssueStore = {
  /** The same id again changes nothing. */
  readonly create: (issue: Issue) => Promise<void>;
  readonly find: (eventId: string, issueId: string) => Promise<Issue | undefined>;
  readonly ofEvent: (eventId: string) => Promise<readonly Issue[]>;
  /** What is not closed in an office, soonest first; may be a moment behind. */
  readonly open: (
    officeId: string,
    cursor?: string,
  ) => Promise<{ readonly issues: readonly Issue[]; readonly cursor?: string }>;
  /** With the message to whoever raised it, if any, in one change; gives back what to wake. */
  readonly save: (
    before: Issue,
    after: Issue,
    tell?: {
      readonly event: EventRecord;
      readonly phone: string;
      readonly token: string;
      readonly at: Instant;
    },
  ) => Promise<Result<readonly string[], StaleVersion>>;
};

/** Records one page of messages; safe to repeat. Throws StoreBusy or StoreAnswerLost. */
export type Thank = (event: EventRecord, task: Task, people: readonly Person[]) => Promise<void>;
export type AskVillages = (
  event: EventRecord,
  task: Task,
  people: ReadonlyMap<string, { readonly village: string; readonly person: Attendee }>,
) => Promise<void>;

export type ExportStore = { readonly record: (record: ExportRecord) => Promise<void> };
