import type { SmsAnswer, SmsProvider } from '#shared/aws/platform.ts';
import type { TwinReceipt } from './receipts.ts';
import type { Sight, TwinCore, TwinOutcome } from './twin-core.ts';

const TIMEOUT_MS = 8_000;

const MEANINGS: Readonly<Record<Exclude<Sight['kind'], 'accepted'>, SmsAnswer>> = {
  silence: { kind: 'unknown', reason: 'timeout' },
  reset: { kind: 'unknown', reason: 'connection_lost' },
  server_error: { kind: 'unknown', reason: 'provider_failed' },
  invalid_number: { kind: 'rejected', reason: 'invalid_number' },
  opted_out: { kind: 'rejected', reason: 'opted_out' },
  throttled: { kind: 'not_accepted', reason: 'throttled' },
};

const answerTo = (sees: Sight): SmsAnswer => (sees.kind === 'accepted' ? sees : MEANINGS[sees.kind]);

/** What the port answers to an outcome, and when: as an adapter would on the wire. */
export const portAnswer = (
  { sees, answerAfterMs }: TwinOutcome,
  timeoutMs: number = TIMEOUT_MS,
): { readonly answer: SmsAnswer; readonly afterMs: number } =>
  sees.kind === 'silence' || answerAfterMs >= timeoutMs
    ? { answer: MEANINGS.silence, afterMs: timeoutMs }
    : { answer: answerTo(sees), afterMs: answerAfterMs };

export type TwinTime = {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/** The twin behind the provider port without a wire, in any time: virtual or real. */
export const inProcessProvider = (
  core: TwinCore,
  time: TwinTime,
  options: {
    readonly timeoutMs?: number;
    /** Gets the receipts of an acceptance at once; each says when it is to be sent. */
    readonly onReceipts?: (receipts: readonly TwinReceipt[]) => void;
  } = {},
): SmsProvider => ({
  send: async (request) => {
    const outcome = core.take(request, time.nowMs());
    if (outcome.receipts.length > 0) options.onReceipts?.(outcome.receipts);
    const { answer, afterMs } = portAnswer(outcome, options.timeoutMs);
    if (afterMs > 0) await time.sleep(afterMs);
    return answer;
  },
});
