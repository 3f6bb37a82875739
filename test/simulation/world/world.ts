import { withFaultyWrites } from '#shared/store/faults/faulty-writes.ts';
import type { Table } from '#shared/store/table.ts';
import { type Random, randomOf } from '../engine/random.ts';
import { type VirtualTime, virtualTime } from '../engine/virtual-time.ts';
import type { Guard, Role } from '../guards/guard.ts';
import { type Invocation, type Life, newLife } from './life.ts';
import { mortalTable } from './mortal-table.ts';
import { observed } from './observer.ts';
import { settingsFor } from './platform.ts';
import { openStore, type StoreKind } from './store.ts';
import { emptyTruth } from './truth.ts';
import { storeMood, type Weather, weatherOf } from './weather.ts';

export type WorldOptions = {
  readonly seed: number;
  readonly intents: number;
  readonly startAt: number;
  readonly without: Guard | undefined;
  readonly store: StoreKind;
};

/** A worker of its own: what it reaches the store with, and the process that it lives in. */
export type Body = { readonly life: Life; readonly table: Table };

/** Mishaps of one run, by what happened. */
export type Mishaps = { deaths: number; suspensions: number; storeFaults: number };

const latencyOf =
  (random: Random): (() => number) =>
  () =>
    random.chance(0.95) ? 2 : random.int(3, 25);

/** The store, the time and the luck that everybody in a simulation shares. */
export const newWorld = ({ seed, intents, startAt, without, store }: WorldOptions) => {
  const time: VirtualTime = virtualTime(startAt);
  const random = (stream: string): Random => randomOf(seed, stream);
  const weather: Weather = weatherOf(random('weather'));
  const { table: bare, items, close } = openStore(store, time);
  const { table: watched, commits } = observed(bare);
  const truth = emptyTruth();
  const mishaps: Mishaps = { deaths: 0, suspensions: 0, storeFaults: 0 };
  const suspendedListeners: ((invocation: Invocation, millis: number) => void)[] = [];
  const settings = settingsFor({
    monthlyParts: intents,
    noticeFloor: Math.ceil(intents / 50),
    ...without?.sms,
  });

  const guarded = (role: Role): Table => without?.table?.(watched, role) ?? watched;
  const faulty = storeMood(random('store'), weather);
  const wire = latencyOf(random('wire'));

  const newBody = (role: Role, died: (invocation: Invocation) => void): Body => {
    const life = newLife(time, {
      died: (invocation) => {
        mishaps.deaths += 1;
        died(invocation);
      },
      suspended: (invocation, millis) => {
        mishaps.suspensions += 1;
        for (const listener of suspendedListeners) listener(invocation, millis);
      },
    });
    const onWrite = () => {
      const fault = faulty();
      if (fault === undefined) return undefined;
      mishaps.storeFaults += 1;
      life.current().troubled = true;
      return fault;
    };
    return { life, table: mortalTable(withFaultyWrites(guarded(role), onWrite), life, wire) };
  };

  return {
    seed,
    intents,
    time,
    random,
    weather,
    settings,
    without,
    truth,
    commits,
    mishaps,
    newBody,
    /** The store without any trouble, for what people do and for the audit. */
    table: watched,
    items,
    onSuspension: (listener: (invocation: Invocation, millis: number) => void) => {
      suspendedListeners.push(listener);
    },
    isOff: (role: Role): boolean => without?.off?.includes(role) === true,
    close,
  };
};

export type World = ReturnType<typeof newWorld>;
