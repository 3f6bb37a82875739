import { type Clock, type Instant, millisOf } from '#shared/kernel/time.ts';
import type { Intent } from '../domain/intent.ts';
import { isUntimely, type SuppressReason, stoppedBy } from '../domain/may-claim.ts';
import type { Message } from '../domain/message.ts';
import { isOptedOut } from '../domain/opt-out.ts';
import { withdraw } from '../domain/steps.ts';
import { isSwitchedOff } from '../domain/switches.ts';
import { needsOnlyTheLast } from './open-phones.ts';
import { type Claimed, standing } from './outcome.ts';
import type { Answer, Ledger, Provider } from './ports.ts';
import type { SendDeps } from './send-deps.ts';
import type { Answered } from './settle.ts';
import { isStale } from './work.ts';

/** A call that starts with less of its lease left might still be running when the sweeper gives it up. */
const LEAST_LEASE_MS = 20_000;

type Deps = Pick<SendDeps, 'ledger' | 'provider' | 'clock'>;

/** What was read before the claims, once more; all of it when that is too long ago. */
const readAgain = async (ledger: Ledger, claimed: readonly Claimed[], isOld: boolean) => {
  const gates = claimed.flatMap(({ intent }) => intent.guards.map(({ gate }) => gate));
  if (!isOld) return { gates: await ledger.gates(gates) };
  const reachable = claimed.filter(({ intent }) => !needsOnlyTheLast(intent));
  const numbers = [...new Set(reachable.map(({ intent }) => intent.to))];
  const [controls, ...records] = await Promise.all([
    ledger.controls({ gates, offices: [] }),
    ...numbers.map((to) => ledger.phone(to)),
  ]);
  const { switches } = controls;
  return {
    gates: controls.gates,
    phones: new Map(numbers.map((to, index) => [to, records[index]])),
    isSwitchedOff: claimed.some(({ intent }) => isSwitchedOff(intent, switches)),
  };
};

type ReadAgain = Awaited<ReturnType<typeof readAgain>>;

const refusalOf = (intent: Intent, { gates, phones }: ReadAgain): SuppressReason | undefined => {
  const phone = phones?.get(intent.to);
  if (intent.unlessStopped === true && phone?.stopped.has(intent.recipient) === true) return 'cancelled';
  if (isOptedOut(intent, phone?.optOuts ?? [])) return 'opted_out';
  return stoppedBy(intent, gates);
};

/** Why a message that was claimed must not leave after all. */
const secondThoughts = async (
  { ledger, clock }: Pick<Deps, 'ledger' | 'clock'>,
  claimed: readonly Claimed[],
  readAt: Instant,
): Promise<{ readonly reasons: readonly (SuppressReason | undefined)[]; readonly readAt: Instant }> => {
  const now = clock.now();
  const found = await readAgain(ledger, claimed, isStale(readAt, now));
  // Behind a switch, or at a time that is not its own, all of it stays as old as it was: too old for a call.
  const isTimely = !claimed.some(({ intent }) => isUntimely(intent, now));
  const isRenewed = found.phones !== undefined && !found.isSwitchedOff && isTimely;
  return { reasons: claimed.map(({ intent }) => refusalOf(intent, found)), readAt: isRenewed ? now : readAt };
};

/**
 * A gate may close between its reading and the claim. What was claimed is held against the gates once more, so that after
 * a cancellation is stored nothing starts to leave.
 */
const stillOpen = async (deps: Deps, claimed: readonly Claimed[], readAt: Instant) => {
  const { reasons, readAt: freshAt } = await secondThoughts(deps, claimed, readAt);
  const now = deps.clock.now();
  const changes = claimed.flatMap(({ message }, index) => {
    const reason = reasons[index];
    return reason === undefined ? [] : [withdraw(message, reason, now)];
  });
  const applied = await deps.ledger.apply(changes);
  return {
    open: claimed.filter((_, index) => reasons[index] === undefined),
    withdrawn: changes.flatMap((change, index) => standing(change, applied[index]) ?? []),
    readAt: freshAt,
  };
};

/** One call. A process that was suspended after its claim must not send stale words. */
const callOf =
  (provider: Provider, clock: Clock, readAt: Instant) =>
  async ({ message, intent }: Claimed): Promise<Answered> => {
    const now = clock.now();
    const isTooLate = isStale(readAt, now) || millisOf(message.nextAt) - millisOf(now) < LEAST_LEASE_MS;
    const call = (): Promise<Answer> =>
      provider.send({
        to: intent.to,
        text: message.text ?? '',
        reference: message.key,
        attempt: message.attemptId ?? '',
      });
    const answer: Answer = isTooLate
      ? { kind: 'not_accepted', reason: 'started_too_late' }
      : await call().catch(() => ({ kind: 'unknown', reason: 'provider_threw' }) as const);
    return { message, intent, answer, at: clock.now() };
  };

export type Sent = { readonly answered: readonly Answered[]; readonly withdrawn: readonly Message[] };

/** Calls the provider for what was claimed and may still leave; all of it at once. */
export const sendClaimed = async (
  deps: Deps,
  claimed: readonly Claimed[],
  readAt: Instant,
): Promise<Sent> => {
  if (claimed.length === 0) return { answered: [], withdrawn: [] };
  const { open, withdrawn, readAt: freshAt } = await stillOpen(deps, claimed, readAt);
  const answered = await Promise.all(open.map(callOf(deps.provider, deps.clock, freshAt)));
  return { answered, withdrawn };
};
