import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord, Venue } from '../domain/event.ts';
import { flawsOf } from '../domain/rules.ts';
import { rescheduled } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type Flawed, flawed, readSchedule } from './input.ts';
import type { Directory, UntoldMove } from './ports.ts';
import { type NotStanding, notStanding } from './standing.ts';

export type RescheduleError = ChangeError | Flawed | NotStanding;

export type RescheduleInput = ChangeTarget & {
  readonly localStart: string;
  readonly localEnd: string;
  /** Absent: the place stays. */
  readonly venue?: Venue | undefined;
};

/** Moves an event in time or place; those who registered or wait get one notice, old and new. */
export const makeRescheduleEvent =
  (deps: ChangeDeps & { readonly directory: Directory; readonly untoldMove: UntoldMove }) =>
  (input: RescheduleInput): Promise<Result<EventRecord, RescheduleError>> =>
    changeEvent(deps, input, async (event, now): Decided<NotStanding | Flawed> => {
      const refusal = notStanding(event, now);
      if (refusal !== undefined) return err(refusal);
      const schedule = readSchedule({ ...input, venue: input.venue ?? event.venue }, deps.directory);
      if (!schedule.ok) return flawed(schedule.error);
      const decision = rescheduled(event, schedule.value, await deps.untoldMove(event));
      const flaws = flawsOf(decision.after, now);
      return flaws.length > 0 ? flawed(flaws) : ok(decision);
    });
