import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Clock, type LocalDateTime, toInstant } from '#shared/kernel/time.ts';
import {
  type Arrival,
  type ArrivalKind,
  isPlausibleTime,
  type Letter,
  type Origin,
} from '../domain/arrival.ts';
import { referenceSeries } from '../domain/reference.ts';
import type { ArrivalStore, Directory } from './ports.ts';

export type RecordArrivalInput = {
  /** The same id again is the same arrival. */
  readonly arrivalId: string;
  readonly actor: { readonly accountId: string; readonly officeId: string };
  readonly checkpointId: string;
  readonly kind: ArrivalKind;
  readonly origin: Origin;
  readonly letter?: Letter;
  /** On the checkpoint's clock. */
  readonly expectedLocal: LocalDateTime;
  readonly expectedPeople?: number;
};

export type RecordArrivalError =
  | { readonly kind: 'checkpoint_not_found' }
  | { readonly kind: 'implausible_time' };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'record'>;
  readonly directory: Pick<Directory, 'checkpoint'>;
  readonly clock: Clock;
};

/** Records people who are expected at a checkpoint of the actor's own office. */
export const makeRecordArrival =
  ({ arrivals, directory, clock }: Deps) =>
  async ({ actor, ...facts }: RecordArrivalInput): Promise<Result<Arrival, RecordArrivalError>> => {
    const checkpoint = await directory.checkpoint(facts.checkpointId);
    if (checkpoint === undefined || checkpoint.officeId !== actor.officeId)
      return err({ kind: 'checkpoint_not_found' });
    const expectedAt = toInstant(facts.expectedLocal, checkpoint.zone);
    const recordedAt = clock.now();
    if (!isPlausibleTime(expectedAt, recordedAt)) return err({ kind: 'implausible_time' });
    const arrival = await arrivals.record(
      {
        ...facts,
        officeId: checkpoint.officeId,
        zone: checkpoint.zone,
        expectedAt,
        state: 'expected',
        version: 1,
        manifests: 0,
        recordedBy: actor.accountId,
        recordedAt,
      },
      referenceSeries(checkpoint.regionCode, facts.expectedLocal),
    );
    return ok(arrival);
  };
