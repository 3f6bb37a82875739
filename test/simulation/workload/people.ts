import type { Recipient } from '#functions/messaging/contract.ts';
import type { Random } from '../engine/random.ts';
import type { EventPlan, NoticePlan } from './plan.ts';

const phone = (number: number): string => `+62860${String(number).padStart(8, '0')}`;

/** One in two hundred has a number that must not be reached at this stage. */
const someone = (random: Random, pool: number): string => {
  const number = random.int(0, pool);
  return phone(random.chance(0.005) ? 90_000_000 + number : 10_000_000 + number);
};

/** The more people there are, the more villages; one officer's phone gets some ten messages. */
const officersAmong = (pool: number): number =>
  Math.ceil(Math.min(pool, 10_000) / 200 + Math.max(0, pool - 10_000) / 50);

/** Village officers who register many under their own number, and go to every event. */
const officer = (random: Random, pool: number): string =>
  phone(80_000_000 + random.int(0, officersAmong(pool)));

/** Who takes part: most with a phone of their own, some on the phone of a village officer. */
export const participants = (
  random: Random,
  { id, size, links }: EventPlan,
  intents: number,
): Recipient[] => {
  const people: Recipient[] = [];
  const link = (): Pick<Recipient, 'own'> =>
    links ? { own: { stopLink: `https://sapa.example/s/${id}x${people.length}` } } : {};
  while (people.length < size) {
    const isShared = random.chance(0.03);
    const to = isShared ? officer(random, intents) : someone(random, intents);
    for (let more = isShared ? random.int(2, 10) : 1; more > 0 && people.length < size; more -= 1)
      people.push({ recipient: `${id}-${people.length}`, to, ...link() });
  }
  return random.shuffled(people);
};

/** The officer on duty whom a notice goes to. */
export const officerOnDuty = (random: Random, { office }: NoticePlan, rung: number, intents: number) => {
  const desk = random.int(0, Math.max(3, Math.ceil(intents / 300)));
  return {
    recipient: `${office.id}-${rung}-${desk}`,
    to: phone(70_000_000 + rung * 100_000 + desk),
  };
};
