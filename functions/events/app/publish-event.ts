import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EventRecord } from '../domain/event.ts';
import { flawsOf } from '../domain/rules.ts';
import { published } from '../domain/transitions.ts';
import {
  type ChangeDeps,
  type ChangeError,
  type ChangeTarget,
  changeEvent,
  type Decided,
} from './change-event.ts';
import { type Flawed, flawed } from './input.ts';
import { type PlaceDeps, placeFlaws } from './place-flaws.ts';

export type PublishError = ChangeError | Flawed | NotDraft | { readonly kind: 'unknown_office' };

type NotDraft = { readonly kind: 'already_published' | 'event_cancelled' | 'event_held' };

const refusalOf = ({ status }: EventRecord): NotDraft | undefined => {
  if (status === 'draft') return undefined;
  if (status === 'cancelled') return { kind: 'event_cancelled' };
  return { kind: status === 'published' ? 'already_published' : 'event_held' };
};

/** Opens the seats and plans the reminders. A draft whose start has passed meanwhile is refused. */
export const makePublishEvent =
  (deps: ChangeDeps & PlaceDeps) =>
  (target: ChangeTarget): Promise<Result<EventRecord, PublishError>> =>
    changeEvent(deps, target, async ({ event, now }): Decided<Exclude<PublishError, ChangeError>> => {
      const refusal = refusalOf(event);
      if (refusal !== undefined) return err(refusal);
      const flaws = [...flawsOf(event, now), ...(await placeFlaws(deps, event))];
      if (flaws.length > 0) return flawed(flaws);
      const senderName = await deps.directory.senderName(event.officeId);
      return senderName === undefined ? err({ kind: 'unknown_office' }) : ok(published(event, senderName));
    });
