import type { Instant } from '#shared/kernel/time.ts';
import { isNotice } from './lane.ts';
import { type MessageKind, messageKinds } from './message-params.ts';

/** `all`, `event:<id>` or `kind:<kind>`. */
export type OptOutScope = 'all' | `event:${string}` | `kind:${MessageKind}`;

export const parseScope = (text: string): OptOutScope | undefined => {
  if (text === 'all') return text;
  if (/^event:[\w-]{1,64}$/.test(text)) return text as OptOutScope;
  const kind = messageKinds.find((each) => text === `kind:${each}` && !isNotice(each));
  return kind === undefined ? undefined : `kind:${kind}`;
};

export const optOutChannels = ['link', 'staff', 'keyword', 'provider'] as const;
export type OptOutChannel = (typeof optOutChannels)[number];

/** Who took a wish back, when and why. */
export type Undone = { readonly at: Instant; readonly by: string; readonly reason: string };

/** Somebody's wish not to be written to, who recorded it, and who took it back. */
export type OptOut = {
  readonly scope: OptOutScope;
  readonly channel: OptOutChannel;
  readonly at: Instant;
  /** Account id, or `participant` or `provider`. */
  readonly by: string;
  /** In the words of the staff member who recorded it. */
  readonly reason?: string;
  readonly undone?: Undone;
};

/** A wish as somebody just uttered it. */
export type Wish = Omit<OptOut, 'undone'>;

export const isActive = ({ undone }: OptOut): boolean => undone === undefined;

/**
 * What a wish makes of the one on record for its scope: nothing while that one stands, and nothing when the wish is older
 * than the undo, as a reply that was delivered late is. `past` is what it replaces and has to be kept.
 */
export const recorded = (
  current: OptOut | undefined,
  wish: Wish,
): 'unchanged' | { readonly now: OptOut; readonly past?: OptOut } => {
  if (current === undefined) return { now: wish };
  if (current.undone === undefined || wish.at < current.undone.at) return 'unchanged';
  return { now: wish, past: current };
};

/** Opting in again: nothing when there is no wish to take back, or the wish is younger than the undo. */
export const takenBack = (current: OptOut, undone: Undone): 'unchanged' | OptOut =>
  current.undone !== undefined || undone.at < current.at ? 'unchanged' : { ...current, undone };

/** Whether one of these wishes covers a message. Officers on duty cannot opt out of notices. */
export const isOptedOut = (
  { kind, subject }: { readonly kind: MessageKind; readonly subject: string },
  optOuts: readonly OptOut[],
): boolean =>
  !isNotice(kind) &&
  optOuts.some(
    ({ scope, undone }) =>
      undone === undefined && (scope === 'all' || scope === subject || scope === `kind:${kind}`),
  );
