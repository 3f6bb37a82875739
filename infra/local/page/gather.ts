import { officesReader } from '#functions/offices/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { arrivalLines, noticeLines } from './gather-arrivals.ts';
import { eventLines } from './gather-events.ts';
import type { OutboxLine, Status } from './status.ts';

const OUTBOX_SHOWN = 40;

/** Newest first; the same text to many people within one hour is one line. */
const outboxLines = (messages: ReturnType<Outbox['list']>): OutboxLine[] => {
  const lines = new Map<string, OutboxLine>();
  for (const { to, text, parts, acceptedAt } of messages) {
    const key = `${acceptedAt.slice(0, 'yyyy-mm-ddThh'.length)} ${text}`;
    const recipients = [...(lines.get(key)?.recipients ?? []), to];
    lines.delete(key);
    lines.set(key, { text, parts, recipients, lastAcceptedAt: acceptedAt as Instant });
  }
  return [...lines.values()].reverse();
};

/** Everything that the status page shows, read at one moment. */
export const gatherStatus = async (platform: Platform, outbox: Outbox, movable: boolean): Promise<Status> => {
  const offices = await officesReader(platform.table).offices();
  const sent = outbox.list();
  return {
    now: platform.clock.now(),
    movable,
    events: await eventLines(platform, offices),
    arrivals: await arrivalLines(platform, offices),
    notices: await noticeLines(platform, offices),
    outbox: outboxLines(sent).slice(0, OUTBOX_SHOWN),
    outboxTotal: sent.length,
  };
};
