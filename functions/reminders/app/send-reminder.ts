import { type OrderPreview, previewPages } from '#functions/messaging/contract.ts';
import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock, Zone } from '#shared/kernel/time.ts';
import { entryAt } from '../domain/wish.ts';
import type { CompleteSending } from './complete-sending.ts';
import { type FiguresDeps, figuresOf } from './figures.ts';
import type { HandSending, HandSendings, PreviewTokens, Shown, TimelineStore } from './ports.ts';
import { type ChangePending, changePending, type NotStanding, standingEvent } from './preview-message.ts';

export type SendReminderError =
  | NotStanding
  | ChangePending
  /** Too many to be sent unseen. */
  | { readonly kind: 'preview_needed'; readonly messages: number; readonly previewAbove: number }
  | { readonly kind: 'preview_expired' }
  /** Not what was shown: these are the figures now. */
  | { readonly kind: 'preview_outdated'; readonly preview: OrderPreview; readonly zone: Zone }
  /** Nobody would get anything. */
  | { readonly kind: 'nothing_to_send'; readonly preview: OrderPreview };

type Input = {
  /** The same for the same request: repeated, it sends nobody anything twice. */
  readonly requestId: string;
  readonly eventId: string;
  readonly token?: string | undefined;
};

type Deps = FiguresDeps & {
  readonly store: Pick<TimelineStore, 'newest' | 'get'>;
  readonly tokens: Pick<PreviewTokens, 'check'>;
  readonly sendings: Pick<HandSendings, 'get' | 'decide'>;
  readonly complete: CompleteSending;
  readonly clock: Clock;
  readonly previewAbove: number;
};

/** In a trial the ledger is to show what would have been sent. */
const sendsNothing = ({ messages, leftOut }: OrderPreview): boolean =>
  messages === 0 && !leftOut.has('not_allowed_in_test');

const toldOf = ({ messages, parts, rupiah, from, until, heldFor }: OrderPreview): HandSending['told'] => ({
  ...{ messages, parts, rupiah, from, until },
  ...(heldFor === undefined ? {} : { heldFor }),
});

/** Whether what would go is what somebody has seen, or too little to have to be seen. */
const refusalOf = async (
  { tokens, previewAbove }: Pick<Deps, 'tokens' | 'previewAbove'>,
  token: string | undefined,
  { shown, preview, zone }: { readonly shown: Shown; readonly preview: OrderPreview; readonly zone: Zone },
): Promise<SendReminderError | undefined> => {
  const { messages } = preview;
  if (token === undefined)
    return messages > previewAbove ? { kind: 'preview_needed', messages, previewAbove } : undefined;
  const verdict = await tokens.check(token, shown);
  if (verdict === 'gone') return { kind: 'preview_expired' };
  return verdict === 'outdated' ? { kind: 'preview_outdated', preview, zone } : undefined;
};

/**
 * Reminds those with a seat once more, now. Exactly those who were counted get it, also when a first try died halfway.
 * Throws StoreBusy or StoreAnswerLost.
 */
export const makeSendReminder = (deps: Deps) => {
  const decide = async (
    { requestId, eventId, token }: Input,
    actor: Actor,
  ): Promise<Result<HandSending, SendReminderError>> => {
    const event = await standingEvent(deps, eventId, actor);
    if (!event.ok) return event;
    const pending = changePending(event.value);
    if (pending !== undefined) return err(pending);
    const { snapshot } = event.value;
    const { officeId, scheduleVersion, zone } = snapshot;
    const at = deps.clock.now();
    const { preview, recipients } = await figuresOf(
      deps,
      snapshot,
      entryAt({ kind: 'reminder' }, requestId, at),
    );
    const shown = { eventId, officeId, scheduleVersion, leaving: preview.leaving };
    const refusal = await refusalOf(deps, token, { shown, preview, zone });
    if (refusal !== undefined) return err(refusal);
    if (sendsNothing(preview)) return err({ kind: 'nothing_to_send', preview });
    const sending = { requestId, eventId, officeId, scheduleVersion, zone, by: actor.accountId, at };
    const decided = await deps.sendings.decide(
      { ...sending, told: toldOf(preview) },
      previewPages(recipients),
      token,
    );
    return decided === 'token_gone' ? err({ kind: 'preview_expired' }) : ok(decided);
  };

  return async (input: Input, actor: Actor): Promise<Result<HandSending, SendReminderError>> => {
    const begun = await deps.sendings.get(input.requestId);
    const decided = begun === undefined ? await decide(input, actor) : ok(begun);
    if (!decided.ok) return decided;
    await deps.complete(decided.value);
    return decided;
  };
};
