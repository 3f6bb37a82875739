import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import { reportedEvent } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';

export type NotReportable = { readonly kind: 'event_cancelled' | 'event_reported' | 'not_held' };

export type ReportError = ChangeError | NotReportable;

const refusalOf = ({ status }: EventRecord): NotReportable | undefined => {
  if (status === 'held') return undefined;
  if (status === 'cancelled') return { kind: 'event_cancelled' };
  return { kind: status === 'reported' ? 'event_reported' : 'not_held' };
};

/** Says that the report of a held event is done; from then on the event stays as it is. */
export const makeReportEvent =
  (deps: ChangeDeps) =>
  (target: ChangeTarget): Promise<Result<EventRecord, ReportError>> =>
    changeEvent(deps, target, async ({ event, now }): Decided<NotReportable> => {
      const refusal = refusalOf(event);
      return refusal === undefined ? ok(reportedEvent(event, now, target.by)) : err(refusal);
    });
