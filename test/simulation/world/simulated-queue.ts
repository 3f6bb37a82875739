import type { Random } from '../engine/random.ts';
import type { VirtualTime } from '../engine/virtual-time.ts';

export type QueueMessage = {
  readonly messageId: string;
  readonly body: string;
  /** The batch that the body names. */
  readonly batch: string;
  receives: number;
  /** Nothing was done to it: neither copied, nor late, nor handed out before. */
  smooth: boolean;
};

export type QueueReport = { sent: number; delivered: number; copies: number; dead: number; lost: number };

type Options = {
  readonly time: VirtualTime;
  readonly random: Random;
  /** 1 is usual, 0 is a queue without trouble. */
  readonly trouble: number;
  /** Told whenever something may be received. */
  readonly ready: () => void;
  readonly name: string;
  /** Told of what comes late. */
  readonly late: (batch: string) => void;
  /** Each message may be copied, also one that only asks for what was asked for before. */
  readonly everyCopy: boolean;
};

const VISIBILITY_MS = 60_000;
const MAX_RECEIVES = 3;
const BATCH = 10;

/** At least once and in no order: an SQS queue with its dead letters. */
export const simulatedQueue = ({ time, random, trouble, ready, name, late, everyCopy }: Options) => {
  const visible: QueueMessage[] = [];
  const deadLetters: QueueMessage[] = [];
  const report: QueueReport = { sent: 0, delivered: 0, copies: 0, dead: 0, lost: 0 };
  const seen = new Set<string>();
  let numbered = 0;

  const show = (message: QueueMessage): void => {
    if (message.receives >= MAX_RECEIVES) {
      deadLetters.push(message);
      report.dead += 1;
      return;
    }
    visible.push(message);
    ready();
  };

  const lateness = (): number => (random.chance(0.03 * trouble) ? random.int(100, 8_000) : random.int(5, 40));

  const add = (body: string, batch: string, delayMs: number): void => {
    const waitMs = lateness();
    const smooth = waitMs <= 40;
    if (!smooth) late(batch);
    numbered += 1;
    const messageId = `${name}-${numbered}`;
    const message = { messageId, body, batch, receives: 0, smooth };
    time.at(time.now() + delayMs + waitMs, () => show(message));
  };

  const copiesOf = (body: string): number => {
    if (!everyCopy && seen.has(body)) return 0;
    seen.add(body);
    if (random.chance(0.01 * trouble)) return 10;
    return random.chance(0.05 * trouble) ? 1 : 0;
  };

  return {
    report,
    deadLetters,
    /** A delay in seconds, which is never cut short. Throws when it may be lost. */
    send: (content: Readonly<Record<string, unknown>>, delaySeconds: number): void => {
      report.sent += 1;
      if (random.chance(0.001 * trouble)) {
        report.lost += 1;
        throw new Error('injected: the queue does not answer');
      }
      const delayMs = Math.ceil(delaySeconds * 1000);
      const body = JSON.stringify(content);
      const batch = String(content['batch']);
      add(body, batch, delayMs);
      const copies = copiesOf(body);
      report.copies += copies;
      for (let copy = 0; copy < copies; copy += 1) add(body, batch, delayMs + random.int(0, 90_000));
    },
    /** Up to ten; each comes back after its time out of sight unless it is deleted. */
    receive: (): readonly QueueMessage[] => {
      const batch = visible.splice(0, BATCH);
      for (const message of batch) message.receives += 1;
      report.delivered += batch.length;
      return batch;
    },
    comeBack: (messages: readonly QueueMessage[], receivedAt: number): void => {
      for (const message of messages) {
        message.smooth = false;
        time.at(receivedAt + VISIBILITY_MS, () => show(message));
      }
    },
    isEmpty: (): boolean => visible.length === 0,
  };
};

export type SimulatedQueue = ReturnType<typeof simulatedQueue>;
