import type { SmsProvider } from '#shared/aws/platform.ts';
import { inProcessProvider } from '#test/support/provider-twin/in-process.ts';
import type { TwinReceipt } from '#test/support/provider-twin/receipts.ts';
import { type TwinCore, twinCore } from '#test/support/provider-twin/twin-core.ts';
import type { Life } from './life.ts';
import { providerMood, type Spell } from './weather.ts';
import type { World } from './world.ts';

/** After so long an adapter gives up on the provider. */
const TIMEOUT_MS = 8_000;

const UNCLEAR: readonly string[] = ['accept_silent', 'accept_reset', 'accept_500', 'fail_500', 'lose'];

/** The twin, which knows what it took, and the ways of workers to it. */
export const simulatedProvider = (
  { time, truth, random, weather }: World,
  spells: readonly Spell[],
  onReceipts: (receipts: readonly TwinReceipt[]) => void,
): { readonly core: TwinCore; readonly reachedFrom: (life: Life) => SmsProvider } => {
  const mood = providerMood(random('provider'), weather, spells);
  const core = twinCore(({ attempt = '', reference = '' }) => {
    const behaviour = mood(time.now());
    const invocation = truth.attempts.get(attempt);
    if (invocation !== undefined) truth.calls.set(attempt, { key: reference, at: time.now(), invocation });
    if (invocation !== undefined && behaviour.reply !== 'accept') invocation.slowed = true;
    const isLate = behaviour.reply === 'stall' && (behaviour.afterMs ?? 0) >= TIMEOUT_MS;
    if (isLate || UNCLEAR.includes(behaviour.reply)) truth.unclear.add(attempt);
    return behaviour;
  });
  const provider = inProcessProvider(core, { nowMs: time.now, sleep: time.sleep }, { onReceipts });
  return {
    core,
    reachedFrom: (life) => ({ send: (request) => life.step('call', 0, () => provider.send(request)) }),
  };
};
