import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import { quotaFlaws } from '../domain/rules.ts';
import { resized } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type Flawed, flawed } from './input.ts';
import { type NotStanding, notStanding } from './standing.ts';

export type CapacityError = ChangeError | NotStanding | Flawed | { readonly kind: 'without_registration' };

/** More seats go to those who wait at once; fewer send nobody away. */
export const makeChangeCapacity =
  (deps: ChangeDeps) =>
  (input: ChangeTarget & { readonly capacity: number }): Promise<Result<EventRecord, CapacityError>> =>
    changeEvent(deps, input, async ({ event, now }): Decided<Exclude<CapacityError, ChangeError>> => {
      const refusal = notStanding(event, now);
      if (refusal !== undefined) return err(refusal);
      if (event.status === 'published' && event.capacity === null) {
        return err({ kind: 'without_registration' });
      }
      const decision = resized(event, input.capacity);
      const flaws = quotaFlaws(decision.after);
      return flaws.length > 0 ? flawed(flaws) : ok(decision);
    });
