import type { EventRecord } from '#functions/events/contract.ts';
import type { Clock, Duration, Instant } from '#shared/kernel/time.ts';
import { placeFinder } from '../domain/coverage.ts';
import { atNine } from '../domain/days-after.ts';
import { oneForEach } from '../domain/officers.ts';
import { scopeCodes } from './coverage.ts';
import type { AskVillages, Known, Person, ReportStore, Task, TaskStore, Thank } from './ports.ts';

type Deps = {
  readonly known: Known;
  readonly reports: Pick<ReportStore, 'find'>;
  readonly tasks: TaskStore;
  readonly thank: Thank;
  readonly askVillages: AskVillages;
  readonly clock: Clock;
};

/** What is left has its turn a minute later. */
const TASKS_AT_ONCE = 10;
const PEOPLE_AT_ONCE = 100;

const DAY_AFTER = 'P1D' as Duration;

/** Those who came, left a phone and did not say that they want no SMS; in the order of ids. */
const toText = (people: readonly Person[]): readonly Person[] =>
  people
    .filter(({ since, phone, mayText }) => since !== undefined && phone !== undefined && mayText)
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1));

const thankPages = async (
  deps: Deps,
  event: EventRecord,
  task: Task,
  people: readonly Person[],
): Promise<Task> => {
  let current = task;
  const left = toText(people).filter(({ personId }) => task.cursor === undefined || personId > task.cursor);
  for (let from = 0; from < left.length; from += PEOPLE_AT_ONCE) {
    const page = left.slice(from, from + PEOPLE_AT_ONCE);
    await deps.thank(event, current, page);
    const last = page.at(-1)?.personId ?? '';
    current = { ...current, cursor: last, count: current.count + page.length };
    await deps.tasks.save(current);
  }
  return current;
};

const askAll = async (
  deps: Deps,
  event: EventRecord,
  task: Task,
  people: readonly Person[],
): Promise<Task> => {
  const lists = await Promise.all(scopeCodes(event).map(deps.known.places));
  const places = lists.flatMap((list) => list ?? []);
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const officers = oneForEach(toText(people), placeFinder(places));
  const asked = new Map(
    [...officers].map(([code, person]) => [code, { village: names.get(code) ?? code, person }]),
  );
  await deps.askVillages(event, task, asked);
  return { ...task, count: asked.size };
};

/** When it is due by the event as it stands: it may have been moved since. */
const dueBy = async (deps: Deps, event: EventRecord, task: Task): Promise<Instant | undefined> => {
  const report = await deps.reports.find(event.eventId, event.officeId);
  const wait = task.kind === 'thanks' ? DAY_AFTER : report.followUpAfter;
  return wait === undefined ? undefined : atNine(event.localEnd, wait, event.zone);
};

const work = async (deps: Deps, task: Task, now: Instant): Promise<void> => {
  const { eventId, officeId } = task;
  const facts = await deps.known.facts(eventId, officeId);
  const isOff = facts === undefined || facts.event.status === 'cancelled';
  const due = isOff ? undefined : await dueBy(deps, facts.event, task);
  if (isOff || due === undefined) return deps.tasks.save({ ...task, doneAt: now });
  if (due > now) return deps.tasks.save({ ...task, dueAt: due });
  const run = task.kind === 'thanks' ? thankPages : askAll;
  const done = await run(deps, facts.event, task, facts.people);
  return deps.tasks.save({ ...done, doneAt: now });
};

/** Sends what is due of the days after. Doing one twice sends nothing twice. Returns how many it looked at. */
export const makeSweepTasks = (deps: Deps) => async (): Promise<number> => {
  const now = deps.clock.now();
  const due = await deps.tasks.due(now, TASKS_AT_ONCE);
  for (const task of due) await work(deps, task, now);
  return due.length;
};
