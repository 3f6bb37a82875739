import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Instant, type LocalDateTime, toInstant } from '#shared/kernel/time.ts';
import type { EventRecord, Held } from '../domain/event.ts';
import type { Flaw } from '../domain/rules.ts';
import { heldEvent } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type Flawed, flawed, readTime } from './input.ts';

export type NotHeldYet = {
  readonly kind: 'not_published' | 'event_cancelled' | 'event_reported' | 'not_started';
};

export type HoldError = ChangeError | Flawed | NotHeldYet;

export type HoldInput = ChangeTarget & {
  /** When it really began and ended, where that was another time than planned. */
  readonly localStart?: string | undefined;
  readonly localEnd?: string | undefined;
  readonly note?: string | undefined;
};

const refusalOf = (event: EventRecord, now: Instant): NotHeldYet | undefined => {
  if (event.status === 'cancelled') return { kind: 'event_cancelled' };
  if (event.status === 'reported') return { kind: 'event_reported' };
  if (event.status === 'draft') return { kind: 'not_published' };
  return now < event.startsAt ? { kind: 'not_started' } : undefined;
};

const actualFlaws = (event: EventRecord, { localStart, localEnd }: Held, now: Instant): Flaw[] => {
  const at = (local: LocalDateTime) => toInstant(local, event.zone);
  const start = at(localStart ?? event.localStart);
  const isAhead = (local: LocalDateTime | undefined) => local !== undefined && at(local) > now;
  return [
    ...(isAhead(localStart) ? [{ kind: 'in_the_future', field: 'localStart' } as const] : []),
    ...(isAhead(localEnd) ? [{ kind: 'in_the_future', field: 'localEnd' } as const] : []),
    ...(localEnd !== undefined && at(localEnd) <= start
      ? [{ kind: 'ends_before_start', field: 'localEnd' } as const]
      : []),
  ];
};

const readHeld = ({ by, note, ...input }: HoldInput, at: Instant, flaws: Flaw[]): Held => {
  const localStart = readTime(input.localStart, 'localStart', flaws);
  const localEnd = readTime(input.localEnd, 'localEnd', flaws);
  return {
    ...{ at, by },
    ...(localStart === undefined ? {} : { localStart }),
    ...(localEnd === undefined ? {} : { localEnd }),
    ...(note === undefined ? {} : { note }),
  };
};

/** Writes down that an event took place, and what was different from its plan. Said again, the last word counts. */
export const makeHoldEvent =
  (deps: ChangeDeps) =>
  (input: HoldInput): Promise<Result<EventRecord, HoldError>> =>
    changeEvent(deps, input, async ({ event, now }): Decided<Flawed | NotHeldYet> => {
      const refusal = refusalOf(event, now);
      if (refusal !== undefined) return err(refusal);
      const unread: Flaw[] = [];
      const held = readHeld(input, now, unread);
      const flaws = [...unread, ...actualFlaws(event, held, now)];
      return flaws.length > 0 ? flawed(flaws) : ok(heldEvent(event, held));
    });
