import type { Order, Recipient } from '#functions/messaging/contract.ts';
import { messageKey } from '#functions/messaging/domain/batch.ts';
import type { Invocation } from './life.ts';

/** An SMS that was asked for, and when its batch was on record. */
export type Asked = { readonly order: Order; readonly person: Recipient; recordedAt: number };

export type GateMove = { readonly at: number; readonly version: number; readonly open: boolean };

/** Something that holds from one time to another, if it ends. */
export type Period = { readonly from: number; to?: number };

/** One call of the provider. */
export type Call = { readonly key: string; readonly at: number; readonly invocation: Invocation };

/** What the simulation did, as it was committed: what the tables are held against. */
export type Truth = {
  readonly asked: Map<string, Asked>;
  readonly gates: Map<string, GateMove[]>;
  /** When somebody was stopped, by phone and recipient. */
  readonly stops: Map<string, number>;
  readonly optOuts: Map<string, (Period & { readonly scope: string })[]>;
  readonly switches: (Period & { readonly name: string })[];
  /** By attempt. */
  readonly calls: Map<string, Call>;
  /** By attempt, from the moment it got its id: who made it. */
  readonly attempts: Map<string, Invocation>;
  /** Attempts to which the provider gave no clear answer. */
  readonly unclear: Set<string>;
  /** Batches, and subjects, that were held up by a queue, a worker or a fan-out that misbehaved. */
  readonly jolted: Set<string>;
  /** When nobody was there who could send what is urgent. */
  readonly urgentStoodStill: Period[];
};

export const emptyTruth = (): Truth => ({
  asked: new Map(),
  gates: new Map(),
  stops: new Map(),
  optOuts: new Map(),
  switches: [],
  calls: new Map(),
  attempts: new Map(),
  unclear: new Set(),
  jolted: new Set(),
  urgentStoodStill: [],
});

export const personKey = (phone: string, recipient: string): string => `${phone} ${recipient}`;

export const entryIn = <V>(lists: Map<string, V[]>, name: string): V[] => {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
};

/** Remembers that these were asked for; a page that is recorded again is the same page. */
export const ask = (truth: Truth, order: Order, people: readonly Recipient[], now: number): Asked[] =>
  people.map((person) => {
    const key = messageKey(order, person);
    const known = truth.asked.get(key) ?? { order, person, recordedAt: now };
    truth.asked.set(key, known);
    return known;
  });
