import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { type Change, changed } from '../domain/change.ts';
import { type Decision, mayClaim, stoppedBy } from '../domain/may-claim.ts';
import type { Message } from '../domain/message.ts';
import { claim, expire, suppress, withdraw } from '../domain/steps.ts';
import type { MessageStore, Render, WakeAt } from './ports.ts';

export type ClaimDeps = {
  readonly store: MessageStore;
  readonly render: Render;
  readonly wakeAt: WakeAt;
  readonly clock: Clock;
  readonly ids: Ids;
  /** E.164 prefixes that may be sent to. */
  readonly allowList: readonly string[];
};

type Planned = { readonly message: Message; readonly change: Change };

const gateNames = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ intent }) => intent.guards.map(({ gate }) => gate));

const changeFor = (
  message: Message,
  decision: Exclude<Decision, { readonly wait: Instant }>,
  now: Instant,
  { ids, render }: ClaimDeps,
): Change => {
  if (decision === 'claim') {
    const text = render(message.intent, message.again === true);
    return claim(message, { attemptId: ids.id(), ...text }, now);
  }
  return 'suppress' in decision ? suppress(message, decision.suppress, now) : expire(message, now);
};

/**
 * A gate may close between its reading and the claim. What was claimed is held against the gates once more, so that after
 * a cancellation is stored nothing starts to leave.
 */
const stillOpen = async (claimed: readonly Message[], { store, clock }: ClaimDeps): Promise<Message[]> => {
  const gates = await store.gates(gateNames(claimed));
  const now = clock.now();
  const withdrawn = claimed.flatMap((message) => {
    const reason = stoppedBy(message, gates);
    return reason === undefined ? [] : [withdraw(message, reason, now)];
  });
  if (withdrawn.length === 0) return [...claimed];
  await store.apply(withdrawn);
  const gone = new Set(withdrawn.map(({ key }) => key));
  return claimed.filter(({ key }) => !gone.has(key));
};

/** Takes what may be sent now and ends what never may; returns the messages that the caller alone must send. */
export const makeClaimMessages =
  (deps: ClaimDeps) =>
  async (keys: readonly string[]): Promise<readonly Message[]> => {
    const { store, clock, wakeAt, allowList } = deps;
    const held = (await store.load([...new Set(keys)])).filter(({ state }) => state === 'held');
    if (held.length === 0) return [];
    const gates = await store.gates(gateNames(held));
    const now = clock.now();
    const early: { key: string; at: Instant }[] = [];
    const planned: Planned[] = [];
    for (const message of held) {
      const decision = mayClaim(message, gates, now, allowList);
      if (typeof decision === 'object' && 'wait' in decision)
        early.push({ key: message.key, at: decision.wait });
      else planned.push({ message, change: changeFor(message, decision, now, deps) });
    }
    await wakeAt(early);
    const outcomes = await store.apply(planned.map(({ change }) => change));
    const claimed = planned
      .filter(({ change }, index) => change.to === 'sending' && outcomes[index]?.kind === 'applied')
      .map(({ message, change }) => changed(message, change));
    return claimed.length === 0 ? [] : stillOpen(claimed, deps);
  };
