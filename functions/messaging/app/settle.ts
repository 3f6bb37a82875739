import type { Instant } from '#shared/kernel/time.ts';
import { singleKey } from '../domain/batch.ts';
import type { Change } from '../domain/change.ts';
import type { Intent } from '../domain/intent.ts';
import { laneOf } from '../domain/lane.ts';
import type { Message } from '../domain/message.ts';
import { accept, loseTrack, notAccepted, raise, reject, secondOf } from '../domain/steps.ts';
import { type Claimed, standing } from './outcome.ts';
import type { Answer, Applied, Ledger, Wake } from './ports.ts';

export type SettleDeps = { readonly ledger: Ledger; readonly wake: Wake };

/** A claimed message and what the provider said about it. */
export type Answered = Claimed & { readonly answer: Answer; readonly at: Instant };

const outcome = ({ message, answer, at }: Answered): Change => {
  if (answer.kind === 'accepted') return accept(message, answer, at);
  if (answer.kind === 'rejected') return reject(message, answer, at);
  if (answer.kind === 'not_accepted') return notAccepted(message, answer, at);
  return loseTrack(message, answer, at);
};

/** Records that a message ended as unknown, and its one marked repetition in the same transaction. */
export const applyUnknown = async (
  { ledger, wake }: SettleDeps,
  intent: Intent,
  change: Change,
  now: Instant,
): Promise<Applied> => {
  const second = secondOf(intent, now);
  if (second === undefined) return (await ledger.apply([change]))[0] ?? { kind: 'refused' };
  const applied = await ledger.applyWith(change, second, now);
  if (applied.kind === 'applied')
    await wake(laneOf(second.kind), [{ batchKey: singleKey(second), slice: 0, at: second.dueAt }]);
  return applied;
};

/** The sweeper had given it up before the answer came: what was accepted is accepted. */
const lateAcceptance = ({ message, answer, at }: Answered, applied: Applied | undefined): Change[] => {
  if (answer.kind !== 'accepted' || applied?.kind !== 'refused') return [];
  const { current } = applied;
  const isOurs = current?.state === 'unknown' && current.attemptId === message.attemptId;
  return isOurs ? [raise(current, answer.providerId, at)] : [];
};

/** Records each answer under the attempt that got it; returns the messages as they stand then. */
export const makeSettle =
  (deps: SettleDeps) =>
  async (answered: readonly Answered[]): Promise<readonly Message[]> => {
    const known = answered.filter(({ answer }) => answer.kind !== 'unknown');
    const changes = known.map(outcome);
    const applied = await deps.ledger.apply(changes);
    const late = known.flatMap((each, index) => lateAcceptance(each, applied[index]));
    if (late.length > 0) await deps.ledger.apply(late);
    const settled: Message[] = changes.flatMap((change, index) => standing(change, applied[index]) ?? []);
    for (const each of answered.filter(({ answer }) => answer.kind === 'unknown')) {
      const change = outcome(each);
      const done = await applyUnknown(deps, each.intent, change, each.at);
      settled.push(done.kind === 'applied' ? change.after : (done.current ?? each.message));
    }
    return [...settled, ...late.map(({ after }) => after)];
  };
