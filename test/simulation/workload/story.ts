import type { Random } from '../engine/random.ts';
import type { World } from '../world/world.ts';
import { type Deeds, scopeOf } from './deeds.ts';
import type { Feeder } from './feeder.ts';
import { changeOrder, noticeIntent, reminderOrder } from './orders.ts';
import { officerOnDuty, participants } from './people.ts';
import { type EventPlan, HOUR, MINUTE, type NoticePlan } from './plan.ts';

/** Where an event stands. */
export type EventState = { version: number; open: boolean };

type Cast = {
  readonly world: World;
  readonly deeds: Deeds;
  readonly feeder: Feeder;
  readonly random: Random;
  /** By event. */
  readonly states: Map<string, EventState>;
};

/** People change their minds around the time at which they are reminded. */
const changeMinds = ({ world: { time }, deeds, random }: Cast, plan: EventPlan, people: Person[]): void => {
  for (const person of people) {
    const at = plan.dueAt + random.int(-10 * MINUTE, HOUR);
    if (random.chance(0.01)) time.at(at, () => void deeds.stop(person));
    if (!random.chance(0.007)) continue;
    const scope = scopeOf(random.pick(['all', `event:${plan.id}`, 'kind:reminder']));
    time.at(at, () => void deeds.optOut(person.to, scope));
    if (random.chance(0.4))
      time.at(at + random.int(MINUTE, 3 * HOUR), () => void deeds.optIn(person.to, scope));
  }
};

type Person = ReturnType<typeof participants>[number];

/** Moves an event on, and says so to those who take part. */
const change = async (
  { deeds, feeder, states, random }: Cast,
  plan: EventPlan,
  what: EventPlan['changes'][number],
  people: readonly Person[],
): Promise<void> => {
  const state = states.get(plan.id);
  if (state === undefined || !state.open) return;
  const version = state.version + 1;
  const open = what.kind !== 'event_cancelled';
  if (!(await deeds.moveGate(`event:${plan.id}`, version, open))) return;
  Object.assign(state, { version, open });
  await feeder.fanOut(
    changeOrder(plan, what, version),
    // A change is told in full and leaves no room for a link.
    people.map(({ recipient, to }) => ({ recipient, to })),
    () => state.version === version || random.chance(0.5),
  );
};

export const playEvent = (cast: Cast, plan: EventPlan): void => {
  const { world, feeder, states, random } = cast;
  const { time } = world;
  const people = participants(random, plan, world.intents);
  const state: EventState = { version: 1, open: true };
  states.set(plan.id, state);
  changeMinds(cast, plan, people);
  // Some are recorded before they are due.
  const startAt = plan.dueAt - (random.chance(0.1) ? random.int(MINUTE, HOUR) : 0);
  time.at(startAt, () => {
    if (!state.open) return;
    const { version } = state;
    const goesOn = () => state.version === version || random.chance(0.5);
    void feeder.fanOut(reminderOrder(plan, version), people, goesOn);
  });
  for (const what of plan.changes) time.at(what.at, () => void change(cast, plan, what, people));
};

export const playNotice = ({ world, deeds, feeder, random }: Cast, plan: NoticePlan): void => {
  const { time, intents } = world;
  const send = (at: number, rung: number): void => {
    const person = officerOnDuty(random, plan, rung, intents);
    time.at(at, () => void feeder.single(noticeIntent(plan, person, at, rung)));
  };
  send(plan.at, 1);
  if (plan.escalates) send(plan.at + 15 * MINUTE, 2);
  const { answeredAt } = plan;
  if (answeredAt !== undefined) time.at(answeredAt, () => void deeds.moveGate(`notice:${plan.id}`, 1, false));
};

export type { Cast };
