import { setTimeout as wait } from 'node:timers/promises';
import { type FailureKind, failureKind, storeError } from './failures.ts';

export type Patience = {
  readonly sleep: (millis: number) => Promise<unknown>;
  /** 0 to 1. */
  readonly random: () => number;
};

export const systemPatience: Patience = { sleep: wait, random: Math.random };

const ATTEMPTS = 5;
const BASE_MILLIS = 25;

/** Full jitter: any wait up to 25, 50, 100, 200 ms. Four waits, so at most 375 ms in all. */
const pause = ({ sleep, random }: Patience, attempt: number): Promise<unknown> =>
  sleep(Math.ceil(random() * BASE_MILLIS * 2 ** attempt));

/** Repeats while `attempt` answers 'again'; undefined when it never stopped. */
export const untilDone = async <T>(
  patience: Patience,
  attempt: () => Promise<T | 'again'>,
): Promise<T | undefined> => {
  for (let count = 0; count < ATTEMPTS; count++) {
    if (count > 0) await pause(patience, count - 1);
    const outcome = await attempt();
    if (outcome !== 'again') return outcome;
  }
  return undefined;
};

// A read may always be repeated; a write only when it surely did not happen.
const REPEATABLE: Readonly<Record<'read' | 'write', readonly FailureKind[]>> = {
  read: ['busy', 'lost'],
  write: ['busy'],
};

/** Sends with retries, and throws what the port promises. The client itself must not retry: see dynamodb-client.ts. */
export const retrying = async <T>(
  patience: Patience,
  purpose: 'read' | 'write',
  send: () => Promise<T>,
): Promise<T> => {
  for (let count = 0; ; count++) {
    try {
      return await send();
    } catch (error) {
      const again = count + 1 < ATTEMPTS && REPEATABLE[purpose].includes(failureKind(error));
      if (!again) throw storeError(error, purpose);
      await pause(patience, count);
    }
  }
};
