import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';

export const issueStates = ['open', 'in_progress', 'closed'] as const;
export type IssueState = (typeof issueStates)[number];

/** Who raised it. SMS only to whoever left a phone and wants one. */
export type Raiser = { readonly name?: string; readonly phone?: Phone; readonly mayText?: true };

/** A kendala: something that people at an event said stands in their way, and that somebody now has to see to. */
export type Issue = {
  readonly issueId: string;
  readonly eventId: string;
  readonly officeId: string;
  readonly version: number;
  readonly text: string;
  readonly raiser: Raiser;
  /** A person, in the office's words. */
  readonly owner: string;
  /** `2025-11-30`, at the office. */
  readonly dueOn: string;
  readonly state: IssueState;
  /** What was done; told to whoever raised it. */
  readonly resolution?: string;
  readonly raisedAt: Instant;
  readonly by: string;
  readonly closedAt?: Instant;
};

export type IssuePatch = {
  readonly text?: string | undefined;
  readonly owner?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly state?: IssueState | undefined;
  readonly resolution?: string | undefined;
};

/** The next version; closing keeps the moment, opening again takes it away. */
export const changedIssue = (issue: Issue, patch: IssuePatch, now: Instant): Issue => {
  const { closedAt, ...rest } = issue;
  const state = patch.state ?? issue.state;
  const told = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const closed = state === 'closed' ? { closedAt: closedAt ?? now } : {};
  return { ...rest, ...told, version: issue.version + 1, ...closed };
};

export const isClosing = (before: Issue, after: Issue): boolean =>
  before.state !== 'closed' && after.state === 'closed';

/** Whom to tell that it is closed, if anybody. */
export const toTell = ({ raiser: { phone, mayText } }: Issue): Phone | undefined =>
  mayText === true ? phone : undefined;
