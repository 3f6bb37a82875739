import type { Clock, Instant } from '#shared/kernel/time.ts';
import { escalate, type NoticeRecord } from '../domain/notice.ts';
import type { Caller } from './caller.ts';
import type { AfterCommit, ArrivalStore, NoticeStore } from './ports.ts';

/** What the workflow does next. */
export type NextStep = { readonly action: 'done' } | { readonly action: 'wait'; readonly until: Instant };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly notices: Pick<NoticeStore, 'holding' | 'save' | 'prepareLinks'>;
  readonly caller: Caller;
  readonly afterCommit: AfterCommit;
  readonly clock: Clock;
};

const ATTEMPTS = 5;

/** An execution may have 25,000 events; after about 100 hours of calls the sweeper starts a fresh one. */
const REPEATS_PER_EXECUTION = 200;

const callNextRung = async (
  deps: Deps,
  record: NoticeRecord,
  now: Instant,
): Promise<NoticeRecord | undefined> => {
  const { arrivalId, officeId } = record.current;
  const arrival = await deps.arrivals.get(arrivalId);
  if (arrival === undefined) throw new Error('a notice without its arrival');
  const ladder = await deps.caller.ladder(officeId, now);
  const climbed = escalate(record, now, Math.max(1, ladder.length));
  const context = await deps.caller.context(arrival, now);
  const { links, intents } = await deps.caller.call(climbed, ladder, context);
  await deps.notices.prepareLinks(links);
  const written = await deps.notices.save({ record: climbed, intents, now });
  if (!written.ok) return undefined;
  await deps.afterCommit.wake(intents);
  return climbed;
};

const isSpent = ({ repeats }: { readonly repeats: number }): boolean =>
  repeats > 0 && repeats % REPEATS_PER_EXECUTION === 0;

const attempt = async (deps: Deps, noticeId: string): Promise<NextStep | 'conflict'> => {
  const record = await deps.notices.holding(noticeId);
  const notice = record?.current;
  if (record === undefined || notice?.noticeId !== noticeId || notice.state !== 'open')
    return { action: 'done' };
  const now = deps.clock.now();
  if (now < notice.nextAt) return { action: 'wait', until: notice.nextAt };
  const climbed = await callNextRung(deps, record, now);
  if (climbed === undefined) return 'conflict';
  return isSpent(climbed.current) ? { action: 'done' } : { action: 'wait', until: climbed.current.nextAt };
};

/**
 * Decides from the row what is to be done for a notice: nothing more, wait, or call the next rung now. Doubled, late and
 * repeated checks change nothing: the call is written under the condition that nobody else has.
 */
export const makeCheckNotice =
  (deps: Deps) =>
  async (noticeId: string): Promise<NextStep> => {
    for (let tried = 0; tried < ATTEMPTS; tried += 1) {
      const step = await attempt(deps, noticeId);
      if (step !== 'conflict') return step;
    }
    throw new Error('the notice kept changing while it was checked');
  };
