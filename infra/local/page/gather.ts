import { officesReader } from '#functions/offices/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { arrivalLines, noticeLines } from './gather-arrivals.ts';
import { eventLines } from './gather-events.ts';
import { smsStatus } from './gather-sms.ts';
import type { SmsStatus } from './sms-status.ts';
import type { EventStatusLine, OutboxLine, Status } from './status.ts';

const OUTBOX_SHOWN = 40;

/** Everybody's link is their own; what is said around it is the same. */
const withoutOwnLink = (text: string): string => text.replace(/\/s\/[0-9A-Za-z]{11}/g, '/s/');

/** Newest first; the same text to many people within one hour is one line. */
const outboxLines = (messages: ReturnType<Outbox['list']>): OutboxLine[] => {
  const lines = new Map<string, OutboxLine>();
  for (const { to, text, parts, acceptedAt } of messages) {
    const key = `${acceptedAt.slice(0, 'yyyy-mm-ddThh'.length)} ${withoutOwnLink(text)}`;
    const recipients = [...(lines.get(key)?.recipients ?? []), to];
    lines.delete(key);
    lines.set(key, { text, parts, recipients, lastAcceptedAt: acceptedAt as Instant });
  }
  return [...lines.values()].reverse();
};

/** The plan calls an entry sent once it is handed over; here people want to see that it still waits. */
const withHeld = (event: EventStatusLine, { waiting }: SmsStatus): EventStatusLine => ({
  ...event,
  plan: event.plan.map((entry) =>
    waiting.some(({ subject, rule }) => subject === `event:${event.eventId}` && rule === entry.rule)
      ? { ...entry, state: 'held' }
      : entry,
  ),
});

/** Everything that the status page shows, read at one moment. */
export const gatherStatus = async (platform: Platform, outbox: Outbox, movable: boolean): Promise<Status> => {
  const offices = await officesReader(platform.table).offices();
  const sent = outbox.list();
  const events = await eventLines(platform, offices);
  const titles = new Map(events.map(({ eventId, shortName }) => [`event:${eventId}`, shortName]));
  const sms = await smsStatus(platform, offices, titles);
  return {
    now: platform.clock.now(),
    movable,
    events: events.map((event) => withHeld(event, sms)),
    arrivals: await arrivalLines(platform, offices),
    notices: await noticeLines(platform, offices),
    sms,
    outbox: outboxLines(sent).slice(0, OUTBOX_SHOWN),
    outboxTotal: sent.length,
  };
};
