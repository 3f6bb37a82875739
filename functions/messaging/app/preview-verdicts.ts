import type { Instant } from '#shared/kernel/time.ts';
import { isAllowed } from '../domain/allowed-numbers.ts';
import { type Batch, intentFor, unstored } from '../domain/batch.ts';
import type { Recipient } from '../domain/intent.ts';
import { type Decision, mayClaimBatch, type SuppressReason } from '../domain/may-claim.ts';
import { byPhone, mayClaimFor, type PhoneRecord, sharing } from '../domain/recipient.ts';
import type { Controls, Render, Rendered } from './ports.ts';

export type PreviewReason = SuppressReason | 'too_late';

export type Verdict =
  | { readonly leftOut: PreviewReason }
  | {
      readonly recipient: string;
      readonly text: Rendered;
      /** When its phone has room again, if that is later than for the others. */
      readonly laterAt?: Instant;
    };

/** Why nobody of it gets anything, if so. */
export const endOf = (decision: Decision): PreviewReason | undefined => {
  if (decision === 'claim' || 'wait' in decision) return undefined;
  return 'suppress' in decision ? decision.suppress : decision.expire;
};

export const waitOf = (decision: Decision) =>
  typeof decision === 'object' && 'wait' in decision ? decision : undefined;

const UNKNOWN_PHONE: PhoneRecord = { stopped: new Set(), optOuts: [], messages: [] };

type Known = {
  readonly render: Render;
  readonly controls: Controls;
  readonly allowList: readonly string[];
  /** When the sender will decide. */
  readonly at: Instant;
  readonly phones: ReadonlyMap<string, PhoneRecord>;
};

/** What the sender will do with each recipient; call it with one batch after the other, in order. */
export const verdicts = ({ render, controls, allowList, at, phones }: Known) => {
  const records = new Map(phones);

  const remember = (batch: Batch, recipient: Recipient, claimedAt: Instant): void => {
    const record = records.get(recipient.to) ?? UNKNOWN_PHONE;
    const gone = { ...unstored(batch, recipient), state: 'sending', claimedAt } as const;
    records.set(recipient.to, { ...record, messages: [...record.messages, gone] });
  };

  /** Whoever must wait for the phone's limit is decided on once more, and by then it may be night. */
  const afterWait = (batch: Batch, until: Instant) => {
    const decision = mayClaimBatch(batch, { ...controls, now: until });
    return endOf(decision) ?? { laterAt: waitOf(decision)?.wait ?? until };
  };

  const unlessNow = (batch: Batch, decision: Decision) => {
    const wait = waitOf(decision);
    if (wait?.reason === 'with_others') return 'bundled';
    return wait === undefined ? endOf(decision) : afterWait(batch, wait.wait);
  };

  return (batch: Batch): readonly Verdict[] => {
    const { order } = batch;
    const groups = byPhone(batch.recipients);
    const own = controls.allowed.get(order.officeId) ?? [];
    const rules = { now: at, isAllowed: (to: string) => isAllowed(to, allowList, own) };
    return batch.recipients.map((recipient): Verdict => {
      const phone = records.get(recipient.to) ?? UNKNOWN_PHONE;
      const companions = groups.get(recipient.to) ?? [];
      const message = { ...unstored(batch, recipient), nextAt: at };
      const decision = mayClaimFor({ order, recipient, companions, message, phone }, rules);
      const later = unlessNow(batch, decision);
      if (typeof later === 'string') return { leftOut: later };
      const people = sharing(order, companions, phone).length;
      const text = render(intentFor(order, recipient), people > 1 ? { people } : {});
      remember(batch, recipient, later?.laterAt ?? at);
      return { recipient: recipient.recipient, text, ...later };
    });
  };
};
