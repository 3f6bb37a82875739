import { setTimeout as sleep } from 'node:timers/promises';
import { inProcessProvider } from '#test/support/provider-twin/in-process.ts';
import { twinCore } from '#test/support/provider-twin/twin-core.ts';
import { describeProvider, TIMEOUT_MS } from './provider-contract.ts';
import { twinSituations } from './twin-situations.ts';

const time = { nowMs: Date.now, sleep: (ms: number) => sleep(ms) };

const onTwin = async () => {
  const twin = twinCore();
  const provider = inProcessProvider(twin, time, { timeoutMs: TIMEOUT_MS });
  return { provider, twin, close: async () => undefined };
};

// Simulations put it in the place of an adapter, so it has to answer as the adapters do.
describeProvider('the twin without a wire', twinSituations(onTwin));
