import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import { cancelledEvent } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type NotStanding, notStanding } from './standing.ts';

export type CancelEventError = ChangeError | NotStanding;

/** Calls an event off; everybody registered or waiting gets one notice, and no reminder any more. */
export const makeCancelEvent =
  (deps: ChangeDeps) =>
  (input: ChangeTarget & { readonly reason: string }): Promise<Result<EventRecord, CancelEventError>> =>
    changeEvent(deps, input, async ({ event, now, untold }): Decided<NotStanding> => {
      const refusal = notStanding(event, now);
      return refusal === undefined ? ok(cancelledEvent(event, input.reason, untold)) : err(refusal);
    });
