import type { Instant } from '#shared/kernel/time.ts';
import { isAllowed } from '../domain/allowed-numbers.ts';
import { type Batch, intentFor, unstored } from '../domain/batch.ts';
import type { Change } from '../domain/change.ts';
import type { Intent, Recipient } from '../domain/intent.ts';
import type { Decision } from '../domain/may-claim.ts';
import type { Message } from '../domain/message.ts';
import {
  type ByPhone,
  byPhone,
  type Candidate,
  mayClaimFor,
  type PhoneRecord,
  sharing,
} from '../domain/recipient.ts';
import type { Attempt } from '../domain/steps.ts';
import { changeFor, isFirstTime } from './change-for.ts';
import { type OpenPhones, openPhones } from './open-phones.ts';
import { type Claimed, standing } from './outcome.ts';
import type { Controls } from './ports.ts';
import { renderAlike } from './render-alike.ts';
import { emptyReport, type SendDeps, type SendReport } from './send-deps.ts';
import { recipientsOf, type Work } from './work.ts';

type Deps = Pick<SendDeps, 'ledger' | 'render' | 'clock' | 'ids' | 'allowList'>;

export type Claims = {
  readonly claimed: readonly Claimed[];
  /** Where every message of the work stands. */
  readonly tally: Map<string, Message>;
  readonly counts: SendReport;
  /** Where somebody waits for the one who speaks for their phone. */
  readonly waiting: readonly Work[];
};

/** What the recipients of one call share. */
type Board = {
  readonly phones: OpenPhones;
  readonly now: Instant;
  readonly tally: Map<string, Message>;
  /** Absent when whoever waits for others is to be put off. */
  readonly waiting?: Set<Work>;
};

type Planned = { readonly change: Change; readonly intent: Intent };

const countsOf = (changes: readonly Change[]): SendReport => ({
  ...emptyReport,
  suppressed: changes.filter(({ to }) => to === 'suppressed' || to === 'expired').length,
  held: changes.filter(({ to }) => to === 'held').length,
});

const attemptsOf = ({ ids, render }: Deps, { again }: Batch) => {
  const text = renderAlike(render, again === true);
  return (intent: Intent, people: number): Attempt => ({
    attemptId: ids.id(),
    ...text(intent, people),
    ...(people > 1 ? { people } : {}),
  });
};

const candidateFor = (
  batch: Batch,
  recipient: Recipient,
  companions: ByPhone,
  phone: PhoneRecord,
): Candidate => {
  const fresh = unstored(batch, recipient);
  const message = phone.messages.find(({ key }) => key === fresh.key) ?? fresh;
  return { order: batch.order, recipient, companions: companions.get(recipient.to) ?? [], message, phone };
};

const isForOthers = (decision: Decision): boolean =>
  typeof decision === 'object' && 'wait' in decision && decision.reason === 'with_others';

/** What is to be done for each recipient of one batch whose message is nobody's yet. */
const planWork = (deps: Deps, work: Work, controls: Controls, board: Board): Planned[] => {
  const { batch } = work;
  const { order } = batch;
  const companions = byPhone(batch.recipients);
  const attempts = attemptsOf(deps, batch);
  const own = controls.allowed.get(order.officeId) ?? [];
  const rules = { now: board.now, isAllowed: (to: string) => isAllowed(to, deps.allowList, own) };
  return recipientsOf(work).flatMap((recipient): Planned[] => {
    const candidate = candidateFor(batch, recipient, companions, board.phones.of(recipient.to));
    const { message, phone } = candidate;
    board.tally.set(message.key, message);
    if (!isFirstTime(message)) return [];
    const intent = intentFor(order, recipient);
    const people = sharing(order, candidate.companions, phone).length;
    const attempt = () => attempts(intent, people);
    const decision = mayClaimFor(candidate, rules);
    if (board.waiting !== undefined && isForOthers(decision)) {
      board.waiting.add(work);
      return [];
    }
    const change = changeFor(message, decision, attempt, board.now);
    if (change === undefined) return [];
    board.phones.remember(change);
    return [{ change, intent }];
  });
};

/**
 * Takes what may be sent now and ends what never may, one recipient after the other; then writes it all at once. Who waits
 * for others of their phone is left as they are at the first look, and put off at the last.
 */
export const claimRecipients = async (
  deps: Deps,
  works: readonly Work[],
  controls: Controls,
  look: 'first' | 'last' = 'last',
): Promise<Claims> => {
  const phones = await openPhones(deps.ledger, works);
  const waiting = new Set<Work>();
  const board: Board = {
    phones,
    now: deps.clock.now(),
    tally: new Map(),
    ...(look === 'first' ? { waiting } : {}),
  };
  const planned = works.flatMap((work) => planWork(deps, work, controls, board));
  const changes = planned.map(({ change }) => change);
  const outcomes = await deps.ledger.apply(changes);
  const claimed = planned.flatMap(({ change, intent }, index): Claimed[] => {
    const message = standing(change, outcomes[index]);
    if (message === undefined) return [];
    board.tally.set(change.key, message);
    const isOurs = outcomes[index]?.kind === 'applied' && change.to === 'sending';
    return isOurs ? [{ message, intent }] : [];
  });
  return { claimed, tally: board.tally, counts: countsOf(changes), waiting: [...waiting] };
};
