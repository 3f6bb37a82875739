import { describe, expect, it } from 'vitest';
import { guardNamed } from '#test/simulation/guards/guard-list.ts';
import { simulateSms } from '#test/simulation/sms/simulate.ts';

const INTENTS = 300;

const broken = async (guard: string | undefined) => {
  const without = guard === undefined ? undefined : guardNamed(guard);
  const { findings } = await simulateSms({ seed: 1, intents: INTENTS, without });
  return findings.filter(({ violations }) => violations > 0).map(({ name }) => name);
};

describe('a small simulation of every SMS once', { timeout: 60_000 }, () => {
  it('keeps every promise', async () => {
    expect(await broken(undefined)).toEqual([]);
  });

  it('shows a broken promise when closed gates are not seen', async () => {
    expect(await broken('gate')).toContain('nothing-after-cancellation');
  });

  it('keeps every promise on the store of the embedded run, too', async () => {
    const { findings } = await simulateSms({
      seed: 3,
      intents: INTENTS,
      without: undefined,
      store: 'sqlite',
    });

    expect(findings.filter(({ violations }) => violations > 0)).toEqual([]);
  });

  it('goes the same way for the same seed', async () => {
    const once = async () => {
      const { cpuSeconds: _, ...result } = await simulateSms({ seed: 2, intents: 100, without: undefined });
      return result;
    };

    expect(await once()).toEqual(await once());
  });
});
