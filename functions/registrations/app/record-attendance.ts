import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Clock, type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import type { Mark, StoredMark } from '../domain/attendance-mark.ts';
import { codesOf } from '../domain/attendance-roll.ts';
import { endOf } from '../domain/attendance-times.ts';
import type { Seats } from '../domain/seats.ts';
import type { AddedMark, AttendanceStore, RegistrationStore } from './ports.ts';

export type MarkOutcome = AddedMark | 'unknown_code' | 'unknown_person';
export type AttendanceError = { readonly kind: 'event_not_found' | 'event_cancelled' };

export type AttendanceDeps = {
  readonly store: Pick<RegistrationStore, 'seats'>;
  readonly attendance: AttendanceStore;
  readonly clock: Clock;
};

export type AttendanceInput = {
  readonly eventId: string;
  /** The office that asks; another office's event is not found. */
  readonly officeId: string;
  readonly by: string;
  readonly marks: readonly Mark[];
};

/** From then on an upload is late, and still counts. */
const LATE_AFTER = 'PT1H' as Duration;

type Known = (mark: Mark) => MarkOutcome | undefined;

/** What is wrong with a mark, if anything: a code or a person that the event does not have. */
const knower = async (
  { attendance }: AttendanceDeps,
  { eventId, marks }: AttendanceInput,
): Promise<Known> => {
  const ids = marks.flatMap(({ target }) => (target.kind === 'registration' ? [target.registrationId] : []));
  const known = await attendance.known(eventId, ids);
  const hasCode = marks.some(({ target }) => target.kind === 'code');
  const codes = hasCode ? codesOf(await attendance.roll(eventId)) : new Map<string, string>();
  return ({ target }) => {
    if (target.kind === 'registration' && !known.has(target.registrationId)) return 'unknown_person';
    return target.kind === 'code' && !codes.has(target.code) ? 'unknown_code' : undefined;
  };
};

const toStored = (mark: Mark, seats: Seats, by: string, now: Instant): StoredMark => ({
  ...mark,
  uploadedAt: now,
  late: now > plus(endOf(seats), LATE_AFTER),
  by,
});

/** Takes what phones at the door have noted. A mark that was uploaded before changes nothing; each has its own outcome. */
export const makeRecordAttendance =
  (deps: AttendanceDeps) =>
  async (input: AttendanceInput): Promise<Result<ReadonlyMap<string, MarkOutcome>, AttendanceError>> => {
    const seats = await deps.store.seats(input.eventId);
    if (seats?.officeId !== input.officeId) return err({ kind: 'event_not_found' });
    if (seats.status === 'cancelled') return err({ kind: 'event_cancelled' });
    const now = deps.clock.now();
    const marks = [
      ...new Map(input.marks.toReversed().map((mark) => [mark.key, mark])).values(),
    ].toReversed();
    const refusal = await knower(deps, { ...input, marks });
    const good = marks.filter((mark) => refusal(mark) === undefined);
    const added = await deps.attendance.add(
      input.eventId,
      good.map((mark) => toStored(mark, seats, input.by, now)),
    );
    const outcomes = new Map<string, MarkOutcome>(
      good.map(({ key }, index) => [key, added[index] ?? 'repeated']),
    );
    return ok(
      new Map(marks.map((mark) => [mark.key, refusal(mark) ?? outcomes.get(mark.key) ?? 'repeated'])),
    );
  };
