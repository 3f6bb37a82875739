import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { isActive, type OptOut, type OptOutScope } from '../domain/opt-out.ts';
import type { StopChoice, StopLink } from '../domain/short-link.ts';
import type { NotOptedOut, RecordOptIn } from './opt-in.ts';
import type { RecordOptOut, TooBusy } from './opt-out.ts';
import type { OptOutRegister } from './opt-out-ports.ts';

/** Looks a link up by its code; undefined when unknown, expired or for something else. Throws StoreBusy. */
export type FindStopLink = (code: string) => Promise<StopLink | undefined>;

export type LinkNotFound = { readonly kind: 'link_not_found' };

/** What the page behind a link shows: where it leads, and what stands of the wishes that it may give. */
export type StopPage = { readonly link: StopLink; readonly event?: OptOut; readonly all?: OptOut };

type Deps = { readonly findLink: FindStopLink; readonly register: Pick<OptOutRegister, 'find'> };

const pageOf = async ({ register }: Pick<Deps, 'register'>, link: StopLink): Promise<StopPage> => {
  const standing = async (scope: OptOutScope): Promise<OptOut | undefined> => {
    const { optOut } = await register.find(link.phone, scope);
    return optOut !== undefined && isActive(optOut) ? optOut : undefined;
  };
  const [event, all] = await Promise.all([standing(`event:${link.eventId}`), standing('all')]);
  return { link, ...(event === undefined ? {} : { event }), ...(all === undefined ? {} : { all }) };
};

/** Only looks: opening a link, by a person or by a phone's preview, never changes anything. */
export const makeOpenStopLink =
  (deps: Deps) =>
  async (code: string): Promise<Result<StopPage, LinkNotFound>> => {
    const link = await deps.findLink(code);
    return link === undefined ? err({ kind: 'link_not_found' }) : ok(await pageOf(deps, link));
  };

type ActDeps = Deps & {
  readonly recordOptOut: RecordOptOut;
  readonly recordOptIn: RecordOptIn;
  readonly clock: Clock;
};

const UNDO_REASON = 'Melalui tautan di SMS';

const act = (
  { recordOptOut, recordOptIn, clock }: ActDeps,
  { phone, eventId }: StopLink,
  choice: StopChoice,
): Promise<Result<OptOut, NotOptedOut | TooBusy>> => {
  const scope: OptOutScope = choice === 'all' || choice === 'undo_all' ? 'all' : `event:${eventId}`;
  const now = { at: clock.now(), by: 'participant' };
  return choice === 'event' || choice === 'all'
    ? recordOptOut(phone, { ...now, scope, channel: 'link' })
    : recordOptIn(phone, scope, { ...now, reason: UNDO_REASON });
};

/**
 * Does what the holder of a link has confirmed, for this event or for everything; gives back the page as it is then.
 * Repeating is harmless. What the provider refuses cannot be taken back here: the link would promise what nobody can keep.
 */
export const makeActOnStopLink =
  (deps: ActDeps) =>
  async (code: string, choice: StopChoice): Promise<Result<StopPage, LinkNotFound | TooBusy>> => {
    const link = await deps.findLink(code);
    if (link === undefined) return err({ kind: 'link_not_found' });
    const before = await pageOf(deps, link);
    if (choice === 'undo_all' && before.all?.channel === 'provider') return ok(before);
    const done = await act(deps, link, choice);
    // Nothing to take back: the page says so by itself.
    if (!done.ok && done.error.kind === 'too_busy') return err(done.error);
    return ok(await pageOf(deps, link));
  };
