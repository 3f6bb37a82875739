import { describe, expect, it } from 'vitest';
import { virtualTime } from '#test/bench/messaging/virtual-time.ts';

describe('virtual time', () => {
  it('given waits one after the other, takes their sum', async () => {
    const { run, sleep } = virtualTime();
    const work = async () => {
      await sleep(5);
      await sleep(80);
    };
    expect(await run(work())).toBe(85);
  });

  it('given waits side by side, takes the longest', async () => {
    const { run, sleep } = virtualTime();
    expect(await run(Promise.all([sleep(5), sleep(80), sleep(40)]))).toBe(80);
  });

  it('given work that fails, fails with it', async () => {
    const { run } = virtualTime();
    await expect(run(Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  });
});
