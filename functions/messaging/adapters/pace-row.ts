import * as z from 'zod';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { Item, Table } from '#shared/store/table.ts';
import { idlePace, type Pace } from '../domain/pace.ts';

const KEY = { pk: 'PACE', sk: 'PACE' } as const;
const ATTEMPTS = 8;

/** `version` grows with each write, so that nobody writes over what they have not seen. */
type Stored = { readonly pace: Pace; readonly version: number };

const schema = z.object({
  busyUntil: z.number(),
  plannedUrgent: z.number(),
  plannedStandard: z.number(),
  seenAt: z.number(),
  version: z.int(),
});

const storedOf = (item: Item | undefined): Stored => {
  if (item === undefined) return { pace: idlePace, version: 0 };
  const { busyUntil, plannedUrgent, plannedStandard, seenAt, version } = schema.parse(item);
  return {
    pace: { busyUntil, plannedUntil: { urgent: plannedUrgent, standard: plannedStandard }, seenAt },
    version,
  };
};

const itemOf = ({ pace, version }: Stored): Item => ({
  ...KEY,
  busyUntil: pace.busyUntil,
  plannedUrgent: pace.plannedUntil.urgent,
  plannedStandard: pace.plannedUntil.standard,
  seenAt: pace.seenAt,
  version,
});

/** What the row becomes; the same pace when it may stay as it is. May be asked again about a later one. */
type PaceChange = (pace: Pace) => Pace;

/**
 * The one row by which all senders share the provider's rate. Changes that are asked for while one is being written go
 * together with the next write. What was last seen is kept: whoever has changed it since makes the write fail and shows how
 * it is now, and a change that writes nothing is no more than a refusal, which a later state would repeat.
 */
export const paceRow = (table: Table) => {
  type Waiting = {
    readonly change: PaceChange;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  };
  let seen: Stored | undefined;
  let waiting: Waiting[] = [];
  let writing = false;

  const writeOnce = async (changes: readonly PaceChange[]): Promise<boolean> => {
    seen ??= storedOf(await table.get({ table: 'messages', key: KEY }));
    const { pace: before, version } = seen;
    const pace = changes.reduce((current, change) => change(current), before);
    if (pace === before) return true;
    const next = { pace, version: version + 1 };
    const condition =
      version === 0 ? ({ missing: 'pk' } as const) : ({ attribute: 'version', equals: version } as const);
    const outcome = await table.write({ kind: 'put', table: 'messages', item: itemOf(next), if: condition });
    seen = outcome.ok ? next : storedOf(outcome.error.item);
    return outcome.ok;
  };

  /** An answer that was lost is found out by the next attempt: at worst something is paid for twice. */
  const isWritten = (changes: readonly PaceChange[]): Promise<boolean> =>
    writeOnce(changes).catch((error: unknown) => {
      seen = undefined;
      if (error instanceof StoreAnswerLost) return false;
      throw error;
    });

  const write = async (changes: readonly PaceChange[]): Promise<void> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) if (await isWritten(changes)) return;
    throw new StoreBusy('too many senders ask for the pace at once');
  };

  const writeWaiting = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      // Whoever asks in the same turn goes with the first.
      await undefined;
      const group = waiting;
      waiting = [];
      try {
        await write(group.map(({ change }) => change));
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    writing = false;
  };

  return {
    /** Throws StoreBusy, or what else the store throws; then the change may have been made all the same. */
    change: (change: PaceChange): Promise<void> =>
      new Promise((done, failed) => {
        waiting.push({ change, done, failed });
        if (!writing) void writeWaiting();
      }),
  };
};
