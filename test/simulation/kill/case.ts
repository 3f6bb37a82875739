import type { Mishap } from '../world/life.ts';
import type { Stage } from '../world/stage.ts';

/** One death: at which call of the outside world, on which side of it, and at the how manieth. */
export type Death = Pick<Mishap, 'side' | 'occurrence'> & { readonly stage: Stage };

/** What a process that is to die is told. */
export type KillCase = {
  readonly folder: string;
  readonly seed: number;
  readonly startAt: number;
  readonly death: Death;
  /** How many times as many workers there are as there should be. */
  readonly workers: number;
};

/** Everything that a sender waits for. */
export const KILL_STAGES = [
  'batches',
  'controls',
  'pace',
  'phone',
  'claim',
  'gates',
  'call',
  'outcome',
  'finish',
] as const satisfies readonly Stage[];

export const SIDES = ['before', 'after'] as const;

export const storeFile = (folder: string): string => `${folder}/store.sqlite`;
export const outboxFile = (folder: string): string => `${folder}/outbox.jsonl`;
