import { type Clock, type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { redriveName } from '../domain/execution-name.ts';
import type { Timeline } from '../domain/timeline.ts';
import type { StartExecution, TimelineStore } from './ports.ts';

type Deps = { readonly store: TimelineStore; readonly start: StartExecution; readonly clock: Clock };

/** How long a timeline may be overdue before its execution is taken for lost. */
const OVERDUE_MS = 60_000;

/** Pages of a sweep; what is left has its turn a minute later. */
const PAGES = 10;

const redrive = async ({ store, start }: Deps, timeline: Timeline, now: Instant): Promise<boolean> => {
  const { nextAt, snapshot } = timeline;
  if (nextAt === undefined) return false;
  const isOverdue = millisOf(now) - millisOf(nextAt) >= OVERDUE_MS;
  // Moved to now, so that a re-drive that fails as well has another name next time.
  if (isOverdue && !(await store.takeOver(timeline, now))) return false;
  const { eventId, scheduleVersion } = snapshot;
  await start(redriveName(eventId, scheduleVersion, nextAt), { eventId, scheduleVersion });
  return true;
};

async function* dueTimelines(store: TimelineStore, until: Instant | undefined) {
  let cursor: string | undefined;
  for (let page = 0; until === undefined || page < PAGES; page += 1) {
    const found = await store.due({
      ...(until === undefined ? {} : { until }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield* found.timelines;
    cursor = found.cursor;
    if (cursor === undefined) return;
  }
}

/**
 * Starts an execution for each timeline whose time has passed unattended. With `reattach`, after a restart without the
 * executions of before, for every timeline with something left to do. Returns how many it started.
 */
export const makeSweepTimelines =
  (deps: Deps) =>
  async ({ reattach }: { readonly reattach: boolean }): Promise<number> => {
    const now = deps.clock.now();
    const until = reattach ? undefined : instantFromMillis(millisOf(now) - OVERDUE_MS);
    let started = 0;
    for await (const timeline of dueTimelines(deps.store, until)) {
      if (await redrive(deps, timeline, now)) started += 1;
    }
    return started;
  };
