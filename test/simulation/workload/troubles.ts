import { ledgerStore } from '#functions/messaging/adapters/ledger.ts';
import { monthOf } from '#functions/messaging/domain/budget.ts';
import type { SwitchName } from '#functions/messaging/domain/switches.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import type { Random } from '../engine/random.ts';
import type { Invocation } from '../world/life.ts';
import type { Spell } from '../world/weather.ts';
import type { World } from '../world/world.ts';
import { type Deeds, scopeOf } from './deeds.ts';
import { type EventPlan, HOUR, MINUTE, OFFICES } from './plan.ts';
import type { Cast } from './story.ts';

/** When the provider throttles for ten minutes, and when it is gone for a while. */
export const spellsOf = (random: Random, startAt: number): Spell[] => {
  const first = startAt + random.int(2 * HOUR, 8 * HOUR);
  const down = startAt + random.int(2 * HOUR, 9 * HOUR);
  return [
    { kind: 'throttling', from: first, to: first + 10 * MINUTE },
    { kind: 'down', from: down, to: down + random.int(MINUTE, 3 * MINUTE) },
  ];
};

/** Kill switches go on and off while much is under way. */
export const playSwitches = ({ time }: World, deeds: Deeds, random: Random, startAt: number): void => {
  const off: readonly (readonly [SwitchName, number])[] = [
    ['kind:reminder', 6 * MINUTE],
    ['all', 2 * MINUTE],
    ['kind:escalation', 4 * MINUTE],
  ];
  for (const [name, longest] of off) {
    const from = startAt + random.int(HOUR, 12 * HOUR);
    time.at(from, () => void deeds.switchOff(name));
    time.at(from + random.int(MINUTE / 2, longest), () => void deeds.switchOn(name));
  }
};

/** An office is silenced while it has something to say, until that is worthless. */
export const playSilence = ({ time }: World, deeds: Deeds, plan: EventPlan): void => {
  time.at(plan.dueAt - MINUTE, () => void deeds.switchOff(`office:${plan.office.id}`));
  time.at(plan.startsAt + HOUR, () => void deeds.switchOn(`office:${plan.office.id}`));
};

/** One office has too little, and is given more in the course of the day; another loses most of what it had. */
export const playBudgets = (
  { time, intents }: World,
  deeds: Deeds,
  random: Random,
  startAt: number,
): void => {
  const month = monthOf(instantFromMillis(startAt + 6 * HOUR));
  const [poor, , , rich] = OFFICES;
  const share = Math.ceil(intents / 40);
  time.at(startAt, () => void deeds.setBudget(poor.id, month, share));
  time.at(startAt + random.int(HOUR, 4 * HOUR), () => void deeds.setBudget(poor.id, month, share * 8));
  if (rich !== undefined)
    time.at(startAt + random.int(3 * HOUR, 6 * HOUR), () => void deeds.setBudget(rich.id, month, share));
};

type Race = {
  readonly cast: Cast;
  readonly random: Random;
  readonly batchesOf: (invocation: Invocation) => readonly string[];
};

const subjectIn = (batchKey: string): string => batchKey.slice(0, batchKey.indexOf('|'));

/** While a worker is suspended, something happens that concerns just what it holds. */
export const raceWith = ({ cast, random, batchesOf }: Race) => {
  const { world, deeds, states } = cast;
  const deed = (batchKey: string): void => {
    const subject = subjectIn(batchKey);
    if (subject.startsWith('notice:')) return void deeds.moveGate(subject, 1, false);
    const state = states.get(subject.slice('event:'.length));
    if (state === undefined || !state.open) return;
    const open = random.chance(0.5);
    const version = state.version + (open || random.chance(0.5) ? 1 : 0);
    Object.assign(state, { version, open });
    void deeds.moveGate(subject, version, open);
  };
  const wishes = async (batchKey: string): Promise<void> => {
    const batch = (await ledgerStore(world.table).batches([batchKey])).get(batchKey);
    for (const person of batch?.recipients ?? []) {
      if (random.chance(0.7)) continue;
      if (random.chance(0.5)) await deeds.stop(person);
      else await deeds.optOut(person.to, scopeOf('all'));
    }
  };
  return (invocation: Invocation, millis: number): void => {
    const batchKey = batchesOf(invocation)[0];
    if (batchKey === undefined || millis < 2_500 || random.chance(0.3)) return;
    const at = world.time.now() + random.int(0, millis - 2_400);
    const isWish = !batchKey.startsWith('notice:') && random.chance(0.4);
    world.time.at(at, () => void (isWish ? wishes(batchKey) : deed(batchKey)));
  };
};
