import type { EventRecord } from '#functions/events/contract.ts';
import type { Intent } from '#functions/messaging/contract.ts';
import { eventGate } from '#functions/registrations/contract.ts';
import { type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import type { Link, Task } from '../app/ports.ts';
import type { Issue } from '../domain/issue.ts';

const ISSUE_GOOD_FOR = 'P365D' as Duration;
const ANSWER_GOOD_FOR = 'P60D' as Duration;
/** Thanks that are later than this are none. */
const WORTH_FOR = 'P3D' as Duration;

export const wordsOf = ({ senderName, officeId, shortName, zone }: EventRecord) => ({
  sender: senderName ?? officeId,
  event: shortName,
  zone,
});

/** What all messages of the days after have in common: nobody is woken, and a cancelled event has none. */
const common = ({ eventId, officeId, quietHours, zone }: EventRecord, dueAt: Instant) => ({
  subject: `event:${eventId}`,
  officeId,
  dueAt,
  notAfter: plus(dueAt, WORTH_FOR),
  guards: [{ gate: eventGate(eventId) }],
  quiet: { ...quietHours, zone, latest: plus(dueAt, WORTH_FOR), otherwise: 'drop' as const },
});

export const afterEvent = (event: EventRecord, { dueAt, kind }: Task) => ({
  ...common(event, dueAt),
  version: 1,
  rule: kind,
  unlessStopped: true as const,
});

export const answerLinkEnds = (task: Task): Instant => plus(task.dueAt, ANSWER_GOOD_FOR);

export const issueLink = ({ eventId, officeId, issueId }: Issue, at: Instant): Link => ({
  ...{ purpose: 'issue', eventId, officeId, issueId },
  goodUntil: plus(at, ISSUE_GOOD_FOR),
});

export const issueClosedIntent = (
  { issueId, version }: Issue,
  { event, phone, token, at }: { event: EventRecord; phone: string; token: string; at: Instant },
  publicUrl: string,
): Intent => ({
  ...common(event, at),
  kind: 'issue_closed',
  version,
  rule: 'closed',
  recipient: issueId,
  to: phone,
  params: { ...wordsOf(event), link: `${publicUrl}/u/${token}` },
});
