import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import {
  changedIssue,
  type Issue,
  type IssuePatch,
  isClosing,
  type Raiser,
  toTell,
} from '../domain/issue.ts';
import type { IssueStore, Known, NotFound, StaleVersion } from './ports.ts';

type Deps = {
  readonly known: Pick<Known, 'event'>;
  readonly issues: IssueStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  /** Best effort, never throws. */
  readonly wake: (keys: readonly string[]) => Promise<void>;
};
type Own = { readonly eventId: string; readonly officeId: string };

export type IssueError =
  | NotFound
  | StaleVersion
  | { readonly kind: 'issue_not_found' | 'resolution_required' };

/** Notes a kendala with who sees to it and until when. */
export const makeRaiseIssue =
  ({ known, issues, clock }: Deps) =>
  async (
    input: Own & Pick<Issue, 'issueId' | 'text' | 'owner' | 'dueOn' | 'by'> & { readonly raiser: Raiser },
  ): Promise<Result<Issue, NotFound>> => {
    if ((await known.event(input.eventId, input.officeId)) === undefined)
      return err({ kind: 'event_not_found' });
    await issues.create({ ...input, version: 1, state: 'open', raisedAt: clock.now() });
    const found = await issues.find(input.eventId, input.issueId);
    if (found === undefined) throw new Error('an issue is gone as soon as it was written');
    return ok(found);
  };

type ChangeInput = Own & { readonly issueId: string; readonly version: number; readonly patch: IssuePatch };

/** The issue before and after, or why not. */
const changeOf = async (
  { issues, clock }: Deps,
  { eventId, issueId, version, patch }: ChangeInput,
): Promise<Result<{ readonly before: Issue; readonly after: Issue; readonly at: Instant }, IssueError>> => {
  const before = await issues.find(eventId, issueId);
  if (before === undefined) return err({ kind: 'issue_not_found' });
  if (before.version !== version) return err({ kind: 'stale_version' });
  const at = clock.now();
  const after = changedIssue(before, patch, at);
  if (after.state === 'closed' && after.resolution === undefined) return err({ kind: 'resolution_required' });
  return ok({ before, after, at });
};

/** Changes one; when it closes, whoever raised it is told, if they left a phone and want to be. */
export const makeChangeIssue =
  (deps: Deps) =>
  async (input: ChangeInput): Promise<Result<Issue, IssueError>> => {
    const event = await deps.known.event(input.eventId, input.officeId);
    if (event === undefined) return err({ kind: 'event_not_found' });
    const change = await changeOf(deps, input);
    if (!change.ok) return change;
    const { before, after, at } = change.value;
    const phone = isClosing(before, after) ? toTell(after) : undefined;
    const tell = phone === undefined ? undefined : { event, phone, token: deps.ids.token(), at };
    const saved = await deps.issues.save(before, after, tell);
    if (!saved.ok) return saved;
    await deps.wake(saved.value);
    return ok(after);
  };

export const makeListIssues =
  ({ known, issues }: Deps) =>
  async ({ eventId, officeId }: Own): Promise<Result<readonly Issue[], NotFound>> =>
    (await known.event(eventId, officeId)) === undefined
      ? err({ kind: 'event_not_found' })
      : ok(await issues.ofEvent(eventId));

/** What an office still has to see to, soonest first. */
export const makeListOpenIssues =
  ({ issues }: Deps) =>
  ({ officeId, cursor }: { readonly officeId: string; readonly cursor?: string | undefined }) =>
    issues.open(officeId, cursor);
