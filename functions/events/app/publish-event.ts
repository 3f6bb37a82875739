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
import type { Directory } from './ports.ts';

export type PublishError =
  | ChangeError
  | Flawed
  | { readonly kind: 'already_published' | 'event_cancelled' | 'unknown_office' };

/** Opens the seats and plans the reminders. A draft whose start has passed meanwhile is refused. */
export const makePublishEvent =
  (deps: ChangeDeps & { readonly directory: Directory }) =>
  (target: ChangeTarget): Promise<Result<EventRecord, PublishError>> =>
    changeEvent(deps, target, async (event, now): Decided<Exclude<PublishError, ChangeError>> => {
      if (event.status === 'published') return err({ kind: 'already_published' });
      if (event.status === 'cancelled') return err({ kind: 'event_cancelled' });
      const flaws = flawsOf(event, now);
      if (flaws.length > 0) return flawed(flaws);
      const senderName = await deps.directory.senderName(event.officeId);
      return senderName === undefined ? err({ kind: 'unknown_office' }) : ok(published(event, senderName));
    });
