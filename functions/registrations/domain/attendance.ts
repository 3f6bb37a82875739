import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';
import {
  byTime,
  type Presence,
  presenceOf,
  type Sex,
  type StoredMark,
  type WalkIn,
} from './attendance-mark.ts';
import { type Roll, rollIndex } from './attendance-roll.ts';
import { plainStatus, type Registration, type RegistrationStatus } from './registration.ts';

/** One person on the list of an event: registered, or come without. */
export type Attendee = {
  /** The registration's id; of a walk-in the lowest key of the marks that brought them in. */
  readonly personId: string;
  /** `walk_in`: takes nobody's seat. */
  readonly status: Exclude<RegistrationStatus, 'offered'> | 'walk_in';
  readonly name: string;
  readonly phone?: Phone;
  readonly phoneText?: string;
  /** Kemendagri code. */
  readonly region?: string;
  /** A walk-in's village in the organiser's words. */
  readonly village?: string;
  readonly institution?: string;
  readonly role?: string;
  readonly code?: string;
  readonly sex?: Sex;
  /** Whether SMS about this event may go to this phone. */
  readonly mayText: boolean;
  /** The secret of the person's link to stop SMS. */
  readonly stopCode?: string;
  /** Present since then, by the first mark. */
  readonly since?: Instant;
  /** Told of more than an hour after the end. */
  readonly late: boolean;
};

type Seen = Pick<Attendee, 'since' | 'late' | 'sex'>;

const seenOf = (presence: Presence | undefined, sex: Sex | undefined): Seen => ({
  late: presence?.late ?? false,
  ...(presence === undefined ? {} : { since: presence.since }),
  ...(sex === undefined ? {} : { sex }),
});

const registered = (registration: Registration, seen: Seen): Attendee => {
  const { registrationId, name, phone, region, institution, role, code, stopCode, quietSince } = registration;
  const status = plainStatus(registration);
  return {
    ...{ personId: registrationId, status, name, phone, mayText: quietSince === undefined },
    ...(region === undefined ? {} : { region }),
    ...(institution === undefined ? {} : { institution }),
    ...(role === undefined ? {} : { role }),
    ...(code === undefined ? {} : { code }),
    ...(stopCode === undefined ? {} : { stopCode }),
    ...seen,
  };
};

/** What two phones wrote of one walk-in: the earlier words stand, the later ones fill what was left out. */
const walkInOf = (marks: readonly StoredMark[]): WalkIn | undefined => {
  const told = marks.flatMap(({ target }) => (target.kind === 'walk_in' ? [target.walkIn] : []));
  const [first] = told;
  return first === undefined ? undefined : Object.assign({}, ...told.toReversed(), first);
};

const walkedIn = (marks: readonly StoredMark[], seen: Seen): Attendee | undefined => {
  const walkIn = walkInOf(marks);
  if (walkIn === undefined) return undefined;
  const keys = marks.flatMap(({ key, target }) => (target.kind === 'walk_in' ? [key] : []));
  const { mayText, ...told } = walkIn;
  return {
    ...{ personId: keys.toSorted()[0] ?? '', status: 'walk_in', ...told },
    mayText: mayText === true && walkIn.phone !== undefined,
    ...seen,
  };
};

/**
 * Who is there, from the list of registrations and all marks. Depends on the set of marks alone: neither their order nor how
 * often they came makes a difference. Those who cancelled are on it only when they came; a walk-in who was taken off is not.
 */
export const attendanceOf = (roll: Roll, marks: readonly StoredMark[]): Attendee[] => {
  const index = rollIndex(roll, marks);
  const groups = Map.groupBy([...new Map(marks.map((mark) => [mark.key, mark])).values()], index.personOf);
  const seen = (person: string) => {
    const ordered = (groups.get(person) ?? []).toSorted(byTime);
    const sex = ordered.findLast((mark) => mark.sex !== undefined)?.sex;
    return { ordered, ...{ seen: seenOf(presenceOf(ordered), sex) } };
  };
  const listed = roll.registrations.map((registration) =>
    registered(registration, seen(registration.registrationId).seen),
  );
  const walkIns = [...groups.keys()].flatMap((person) => {
    if (person === undefined || index.isRegistered(person)) return [];
    const { ordered, seen: facts } = seen(person);
    return walkedIn(ordered, facts) ?? [];
  });
  const isShown = ({ status, since }: Attendee): boolean =>
    since !== undefined || status === 'seated' || status === 'waiting';
  return [...listed, ...walkIns].filter(isShown);
};

export type AttendanceCounts = {
  readonly capacity: number;
  readonly seated: number;
  readonly waiting: number;
  readonly present: number;
  readonly walkIns: number;
  /** Present beyond the capacity: allowed, and to be seen. */
  readonly overCapacity: number;
  readonly late: number;
};

export const attendanceCounts = (capacity: number, attendees: readonly Attendee[]): AttendanceCounts => {
  const count = (test: (attendee: Attendee) => boolean): number => attendees.filter(test).length;
  const present = count(({ since }) => since !== undefined);
  return {
    capacity,
    seated: count(({ status }) => status === 'seated'),
    waiting: count(({ status }) => status === 'waiting'),
    present,
    walkIns: count(({ status }) => status === 'walk_in'),
    overCapacity: Math.max(0, present - capacity),
    late: count(({ late }) => late),
  };
};
