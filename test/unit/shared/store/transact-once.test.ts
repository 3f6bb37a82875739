import { describe, expect, it } from 'vitest';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import { repeatLost } from '#shared/store/transact-once.ts';

const failing =
  (...errors: Error[]) =>
  async (): Promise<string> => {
    const error = errors.shift();
    if (error) throw error;
    return 'done';
  };

const lost = () => new StoreAnswerLost('lost');
const busy = () => new StoreBusy('busy');

describe('a write whose answer was lost', () => {
  it('is repeated', async () => {
    expect(await repeatLost(failing(lost(), lost()))).toBe('done');
  });

  it('is repeated also when the store is busy in between', async () => {
    expect(await repeatLost(failing(lost(), busy()))).toBe('done');
  });

  it('is never called unwritten because the last try met a busy store', async () => {
    await expect(repeatLost(failing(lost(), busy(), busy(), busy()))).rejects.toBeInstanceOf(StoreAnswerLost);
  });
});

describe('a write that met a busy store at once', () => {
  it('is left to the caller', async () => {
    await expect(repeatLost(failing(busy()))).rejects.toBeInstanceOf(StoreBusy);
  });
});
