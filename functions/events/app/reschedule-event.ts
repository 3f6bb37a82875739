import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord, Venue } from '../domain/event.ts';
import { type Flaw, flawsOf } from '../domain/rules.ts';
import type { PlacedSchedule } from '../domain/schedule.ts';
import { rescheduled } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type Flawed, flawed, readSchedule, readWindow, type WindowInput } from './input.ts';
import { officeFlaws, type PlaceDeps } from './place-flaws.ts';
import { type NotStanding, notStanding } from './standing.ts';

export type RescheduleError = ChangeError | Flawed | NotStanding;

export type RescheduleInput = ChangeTarget & {
  readonly localStart: string;
  readonly localEnd: string;
  /** Absent: the place stays. */
  readonly venue?: Venue | undefined;
  /** Absent: registration opens and closes by the wall clock as before. */
  readonly registrationWindow?: WindowInput | undefined;
};

/** With the window where one is given; an empty one stands for publication until the start. */
const withWindow = (schedule: PlacedSchedule, given: WindowInput | undefined, flaws: Flaw[]) =>
  given === undefined ? schedule : { ...schedule, registrationWindow: readWindow(given, flaws) ?? {} };

/** Moves an event in time or place; those who registered or wait get one notice, old and new. */
export const makeRescheduleEvent =
  (deps: ChangeDeps & PlaceDeps) =>
  (input: RescheduleInput): Promise<Result<EventRecord, RescheduleError>> =>
    changeEvent(deps, input, async ({ event, now, untold }): Decided<NotStanding | Flawed> => {
      const refusal = notStanding(event, now);
      if (refusal !== undefined) return err(refusal);
      const schedule = readSchedule({ ...input, venue: input.venue ?? event.venue }, deps.directory);
      if (!schedule.ok) return flawed(schedule.error);
      const unread: Flaw[] = [];
      const placed = withWindow(schedule.value, input.registrationWindow, unread);
      const decision = rescheduled(event, placed, untold, now);
      const flaws = [
        ...unread,
        ...flawsOf(decision.after, now),
        ...(await officeFlaws(deps, decision.after)),
      ];
      return flaws.length > 0 ? flawed(flaws) : ok(decision);
    });
