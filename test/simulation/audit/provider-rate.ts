import { PER_SECOND } from '../world/platform.ts';
import type { Evidence } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

/** What the two windows of the pace let through at once, and what the way to the provider may bunch. */
const BURST = 1.5 * PER_SECOND + 5;

/** In any second no more calls than the rate and its burst; calls of workers that were held up come when they can. */
export const providerRate = ({ truth }: Evidence): Finding => {
  const { check, finding } = examine('provider-rate');
  const times = [...truth.calls.values()]
    .filter(({ invocation }) => !invocation.troubled)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [index, at] of times.entries()) {
    while ((times[first] ?? at) <= at - 1000) first += 1;
    const count = index - first + 1;
    most = Math.max(most, count);
    check(
      count <= PER_SECOND + BURST,
      () => `${count} calls in the second before ${new Date(at).toISOString()}`,
    );
  }
  return finding(`at most ${most} in a second`);
};
