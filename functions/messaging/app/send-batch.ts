import { type Clock, millisOf } from '#shared/kernel/time.ts';
import type { Message } from '../domain/message.ts';
import { type ClaimDeps, makeClaimMessages } from './claim-messages.ts';
import type { Answer, Provider } from './ports.ts';
import { type Answered, makeSettle } from './settle.ts';

type Deps = ClaimDeps & { readonly provider: Provider };

/** How many calls of the provider run at once: a queue message brings at most this many keys. */
const AT_ONCE = 10;

/** A call that starts with less of its lease left might still be running when the sweeper gives it up. */
const LEAST_LEASE_MS = 20_000;

/** One call. A process that was suspended after its claim must not send stale words. */
const callOf =
  (provider: Provider, clock: Clock) =>
  async (message: Message): Promise<Answered> => {
    const leaseLeft = millisOf(message.nextAt) - millisOf(clock.now());
    const { to } = message.intent;
    const call = (): Promise<Answer> =>
      provider.send({ to, text: message.text ?? '', reference: message.key });
    const answer: Answer =
      leaseLeft < LEAST_LEASE_MS
        ? { kind: 'not_accepted', reason: 'started_too_late' }
        : await call().catch(() => ({ kind: 'unknown', reason: 'provider_threw' }) as const);
    return { message, answer, at: clock.now() };
  };

export type SendReport = Readonly<Record<Answer['kind'], number>>;

/**
 * Sends what of these messages may be sent now: claim, call, record. However often a key comes, in whatever company, at most
 * one call is made for each attempt and at most one acceptance caused for each message. Throws when the store is unreachable;
 * the same keys may then come again.
 */
export const makeSendBatch = (deps: Deps) => {
  const claimMessages = makeClaimMessages(deps);
  const settle = makeSettle(deps);
  const call = callOf(deps.provider, deps.clock);
  return async (keys: readonly string[]): Promise<SendReport> => {
    const report = { accepted: 0, not_accepted: 0, rejected: 0, unknown: 0 };
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const claimed = await claimMessages(keys.slice(from, from + AT_ONCE));
      const answered = await Promise.all(claimed.map(call));
      await settle(answered);
      for (const { answer } of answered) report[answer.kind] += 1;
    }
    return report;
  };
};
