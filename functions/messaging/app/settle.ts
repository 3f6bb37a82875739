import type { Instant } from '#shared/kernel/time.ts';
import { type Change, changed } from '../domain/change.ts';
import type { Message } from '../domain/message.ts';
import { accept, loseTrack, notAccepted, raise, reject, secondOf } from '../domain/steps.ts';
import type { Answer, Applied, MessageStore, WakeAt } from './ports.ts';

export type SettleDeps = { readonly store: MessageStore; readonly wakeAt: WakeAt };

/** A claimed message and what the provider said about it. */
export type Answered = { readonly message: Message; readonly answer: Answer; readonly at: Instant };

const outcome = ({ message, answer, at }: Answered): Change => {
  if (answer.kind === 'accepted') return accept(message, answer.providerId, at);
  if (answer.kind === 'rejected') return reject(message, answer.reason, at);
  if (answer.kind === 'not_accepted') return notAccepted(message, answer.reason, at);
  return loseTrack(message, answer.reason, at);
};

/** Records that a message ended as unknown, and its one marked repetition in the same transaction. */
export const applyUnknown = async (
  { store, wakeAt }: SettleDeps,
  message: Message,
  change: Change,
  now: Instant,
): Promise<void> => {
  const second = secondOf(message, now);
  if (second === undefined) {
    await store.apply([change]);
    return;
  }
  const applied = await store.applyWith(change, second);
  if (applied.kind === 'applied') await wakeAt([{ key: second.key, at: second.nextAt }]);
};

/** The sweeper had given it up before the answer came: what was accepted is accepted. */
const lateAcceptance = ({ message, answer, at }: Answered, applied: Applied | undefined): Change[] => {
  if (answer.kind !== 'accepted' || applied?.kind !== 'refused') return [];
  const { current } = applied;
  const isOurs = current?.state === 'unknown' && current.attemptId === message.attemptId;
  return isOurs ? [raise(current, answer.providerId, at)] : [];
};

/** Records each answer under the attempt that got it, and has what was surely not sent tried again later. */
export const makeSettle =
  ({ store, wakeAt }: SettleDeps) =>
  async (answered: readonly Answered[]): Promise<void> => {
    const known = answered.filter(({ answer }) => answer.kind !== 'unknown');
    const changes = known.map(outcome);
    const applied = await store.apply(changes);
    const late = known.flatMap((each, index) => lateAcceptance(each, applied[index]));
    if (late.length > 0) await store.apply(late);
    for (const each of answered.filter(({ answer }) => answer.kind === 'unknown')) {
      await applyUnknown({ store, wakeAt }, each.message, outcome(each), each.at);
    }
    const again = known.flatMap(({ message }, index) => {
      const change = changes[index];
      return change?.to === 'held' ? [changed(message, change)] : [];
    });
    await wakeAt(again.map(({ key, nextAt }) => ({ key, at: nextAt })));
  };
