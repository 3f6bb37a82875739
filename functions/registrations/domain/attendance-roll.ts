import type { StoredMark, WalkIn } from './attendance-mark.ts';
import { normaliseName } from './identity.ts';
import type { Registration } from './registration.ts';
import type { Repeat } from './repeat.ts';

/** Everybody who registered for an event, and what was submitted again for them. */
export type Roll = {
  readonly registrations: readonly Registration[];
  readonly repeats: readonly Pick<Repeat, 'registrationId' | 'code' | 'of'>[];
};

const personKey = (phone: string, name: string): string => `${phone} ${normaliseName(name)}`;

/** Codes as the door knows them: of registrations, and of submissions that were repeated for them. */
export const codesOf = ({ registrations, repeats }: Roll): ReadonlyMap<string, string> =>
  new Map([
    ...repeats.flatMap(({ code, of }) => (code === undefined ? [] : [[code, of] as const])),
    ...registrations.flatMap(({ code, registrationId }) =>
      code === undefined ? [] : [[code, registrationId] as const],
    ),
  ]);

/** Who has come to be registered by phone and name; somebody who cancelled only when nobody else is. */
const peopleOf = ({ registrations }: Roll): ReadonlyMap<string, string> => {
  const [active, gone] = [
    registrations.filter(({ status }) => status !== 'cancelled'),
    registrations.filter(({ status }) => status === 'cancelled'),
  ];
  return new Map(
    [...gone, ...active].map(({ phone, name, registrationId }) => [personKey(phone, name), registrationId]),
  );
};

/** Tells whom a mark is about: a registration's id, or what makes a walk-in one person on two phones. */
export const rollIndex = (roll: Roll, marks: readonly StoredMark[]) => {
  const ids = new Set(roll.registrations.map(({ registrationId }) => registrationId));
  const repeats = new Map(roll.repeats.map(({ registrationId, of }) => [registrationId, of]));
  const codes = codesOf(roll);
  const people = peopleOf(roll);
  const byKey = new Map(marks.map((mark) => [mark.key, mark]));

  /** Without a phone nobody can tell two of one name apart, so each is somebody. */
  const walkIn = (key: string, { phone, name }: WalkIn): string => {
    if (phone === undefined) return `walk-in ${key}`;
    return people.get(personKey(phone, name)) ?? `walk-in ${personKey(phone, name)}`;
  };

  const personOf = ({ key, target }: StoredMark): string | undefined => {
    if (target.kind === 'registration') return repeats.get(target.registrationId) ?? target.registrationId;
    if (target.kind === 'code') return codes.get(target.code);
    if (target.kind === 'walk_in') return walkIn(key, target.walkIn);
    const first = byKey.get(target.walkInKey);
    return first?.target.kind === 'walk_in' ? walkIn(first.key, first.target.walkIn) : undefined;
  };
  return { personOf, isRegistered: (person: string): boolean => ids.has(person) };
};
