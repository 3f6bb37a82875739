import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import { resized } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type NotStanding, notStanding } from './standing.ts';

export type CapacityError = ChangeError | NotStanding | { readonly kind: 'without_registration' };

/** More seats go to those who wait at once; fewer send nobody away. */
export const makeChangeCapacity =
  (deps: ChangeDeps) =>
  (input: ChangeTarget & { readonly capacity: number }): Promise<Result<EventRecord, CapacityError>> =>
    changeEvent(
      deps,
      input,
      async (event, now): Decided<NotStanding | { readonly kind: 'without_registration' }> => {
        const refusal = notStanding(event, now);
        if (refusal !== undefined) return err(refusal);
        if (event.status === 'published' && event.capacity === null) {
          return err({ kind: 'without_registration' });
        }
        return ok(resized(event, input.capacity));
      },
    );
