import { describe, expect, it } from 'vitest';
import { trackActivity } from '#infra/local/clock/activity.ts';

describe('settled', () => {
  it('resolves when nothing is in flight', async () => {
    await expect(trackActivity().settled()).resolves.toBeUndefined();
  });

  it('waits for work in flight and for what that begins right after', async () => {
    const activity = trackActivity();
    const seen: string[] = [];
    activity
      .run(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push('first');
      })
      .then(() => setImmediate(() => activity.run(async () => void seen.push('second'))));
    await activity.settled();
    expect(seen).toEqual(['first', 'second']);
  });

  it('is not held up by work that failed', async () => {
    const activity = trackActivity();
    await expect(activity.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(activity.settled()).resolves.toBeUndefined();
  });

  it('counts an end that is told twice once', () => {
    const activity = trackActivity();
    const first = activity.begin();
    activity.begin();
    first();
    first();
    expect(activity.busy()).toBe(true);
  });
});
