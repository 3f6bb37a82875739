import type { Intent } from '#functions/messaging/contract.ts';
import type { ActiveRegistration } from '#functions/registrations/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Timeline } from '../domain/timeline.ts';

/** Timelines, one per event and schedule version. Every method throws StoreBusy, the writing ones StoreAnswerLost too. */
export type TimelineStore = {
  /** Consistent. */
  readonly newest: (eventId: string) => Promise<Timeline | undefined>;
  /** Consistent. */
  readonly get: (eventId: string, scheduleVersion: number) => Promise<Timeline | undefined>;
  /** Replaces what was read with its next revision; `stale` when somebody else saved in between. */
  readonly save: (timeline: Timeline) => Promise<'saved' | 'stale'>;
  /** Takes over an overdue timeline by moving its time to `now`; only one of several sweepers gets true. */
  readonly takeOver: (timeline: Timeline, now: Instant) => Promise<boolean>;
  /** Timelines with something left to do, earliest first; all of them without `until`. May lag behind. */
  readonly due: (page: {
    readonly until?: Instant;
    readonly cursor?: string;
  }) => Promise<{ readonly timelines: readonly Timeline[]; readonly cursor?: string }>;
};

/** One page of who is registered at this moment; a page may be empty and still have a cursor. */
export type ActiveRegistrations = (
  eventId: string,
  filter: { readonly statuses: readonly ('seated' | 'waiting')[] },
  cursor?: string,
  limit?: number,
) => Promise<{
  readonly registrations: readonly Pick<ActiveRegistration, 'registrationId' | 'phone'>[];
  readonly cursor?: string;
}>;

/** Records intents unless they are there, and wakes the senders. Safe to repeat. Throws StoreBusy or StoreAnswerLost. */
export type RecordIntents = (intents: readonly Intent[]) => Promise<void>;

/** The same name twice is one execution. Throws when the service cannot be reached. */
export type StartExecution = (
  name: string,
  input: { readonly eventId: string; readonly scheduleVersion: number },
) => Promise<unknown>;
