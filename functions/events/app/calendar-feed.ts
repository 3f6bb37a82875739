import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type Clock,
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  millisOf,
} from '#shared/kernel/time.ts';
import type { EventRecord } from '../domain/event.ts';
import type { Directory, EventStore, FeedStore } from './ports.ts';

type Deps = {
  readonly store: Pick<EventStore, 'ofOffice'>;
  readonly feeds: FeedStore;
  readonly directory: Pick<Directory, 'senderName'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Origin of links, without trailing slash. */
  readonly publicUrl: string;
};

export type CalendarFeed = { readonly office: string; readonly events: readonly EventRecord[] };

export type LinkNotFound = { readonly kind: 'link_not_found' };

/** What a calendar program shows of the past. */
const LOOKS_BACK = 'P366D' as Duration;

const MOST_EVENTS = 1_000;

/** A new link; two tokens are 130 random bits. The secret is given back once and never again. */
export const makeOpenFeed =
  ({ feeds, clock, ids, publicUrl }: Deps) =>
  async (officeId: string, createdBy: string): Promise<string> => {
    const secret = `${ids.token()}${ids.token()}`;
    await feeds.open(officeId, secret, { createdAt: clock.now(), createdBy });
    return `${publicUrl}/kalender/${secret}.ics`;
  };

const wasPublished = ({ scheduleVersion }: EventRecord): boolean => scheduleVersion > 0;

const recentEvents = async ({ store }: Pick<Deps, 'store'>, officeId: string, from: Instant) => {
  const events: EventRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.ofOffice(officeId, cursor, 200);
    events.push(...page.events.filter((event) => wasPublished(event) && event.endsAt >= from));
    const isOld = page.events.some(({ startsAt }) => startsAt < from);
    cursor = isOld ? undefined : page.cursor;
  } while (cursor !== undefined && events.length < MOST_EVENTS);
  return events;
};

/** What stands behind `<secret>.ics`: drafts are nobody's business yet, cancelled events say so. */
export const makeReadFeed =
  ({ store, feeds, directory, clock }: Deps) =>
  async (file: string): Promise<Result<CalendarFeed, LinkNotFound>> => {
    const secret = /^([0-9A-Za-z]{22})\.ics$/.exec(file)?.[1];
    const officeId = secret === undefined ? undefined : await feeds.officeOf(secret);
    if (officeId === undefined) return err({ kind: 'link_not_found' });
    const from = instantFromMillis(millisOf(clock.now()) - durationMillis(LOOKS_BACK));
    const [office = officeId, events] = await Promise.all([
      directory.senderName(officeId),
      recentEvents({ store }, officeId, from),
    ]);
    return ok({ office, events });
  };
