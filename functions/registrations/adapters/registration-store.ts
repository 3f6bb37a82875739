import * as z from 'zod';
import { recipientStop } from '#functions/messaging/contract.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Item, Put, Table, TransactionRefused, TransactWrite } from '#shared/store/table.ts';
import { repeatLost, transactOnce } from '#shared/store/transact-once.ts';
import type { Held, LostRace, RegistrationStore } from '../app/ports.ts';
import type { Registration } from '../domain/registration.ts';
import type { Repeat } from '../domain/repeat.ts';
import { isStill } from './entry-writes.ts';
import { registrationItem } from './items.ts';
import { seatsKey, TABLE } from './keys.ts';
import { commit, offerStore } from './offer-store.ts';
import { reads } from './registration-reads.ts';
import { handOverWrites, repeatItem, repeatWrites } from './repeat-writes.ts';
import { messageWrites, placeCancelledIntent, promotedIntent } from './seat-messages.ts';
import { admitWrites, GUARD_INDEX, promoteWrites, releaseWrites, unmarkWrite } from './writes.ts';

const counters = z.object({ tickets: z.int().default(0), numbers: z.int() });

const lostRace = { kind: 'lost_race' } as const;

const holderIn = (refused: TransactionRefused): string | undefined => {
  const item: Item | undefined = refused.failures.find(({ index }) => index === GUARD_INDEX)?.item;
  return typeof item?.['registrationId'] === 'string' ? item['registrationId'] : undefined;
};

const admit =
  (table: Table): RegistrationStore['admit'] =>
  async (seats, registration, places) =>
    claim(table, admitWrites(seats, registration, places));

/** A transaction that begins with the guard of an identity. */
const claim = async (
  table: Table,
  writes: readonly TransactWrite[],
): Promise<Result<void, LostRace | Held>> => {
  const done = await transactOnce(table, writes);
  if (done.ok) return done;
  const registrationId = holderIn(done.error);
  return err(registrationId === undefined ? lostRace : { kind: 'held', registrationId });
};

const handOver =
  (table: Table): RegistrationStore['handOver'] =>
  async ({ at, ...change }) => {
    const stop = recipientStop(change.from.phone, change.from.registrationId, at);
    return claim(table, [...handOverWrites(change), stop]);
  };

const amend =
  (table: Table): RegistrationStore['amend'] =>
  async (before, after) => {
    const write: Put = {
      kind: 'put',
      table: TABLE,
      item: isRepeat(after) ? repeatItem(after) : registrationItem(after),
      if: isRepeat(before) ? { attribute: 'status', equals: before.status } : isStill(before),
    };
    const writes = [write, ...quietWrites(before, after)];
    return (await transactOnce(table, writes)).ok ? ok(undefined) : err(lostRace);
  };

const isRepeat = (one: Registration | Repeat): one is Repeat => 'of' in one;

/** A repeat has no SMS of its own: nothing is stopped that belongs to the one who is registered. */
const quietWrites = (before: Registration | Repeat, after: Registration | Repeat): Put[] =>
  isRepeat(after) || after.quietSince === undefined || before.quietSince !== undefined
    ? []
    : [recipientStop(after.phone, after.registrationId, after.quietSince)];

const release =
  (table: Table): RegistrationStore['release'] =>
  async ({ at, ...leaving }) => {
    const { seats, leaver, promoted, moving } = leaving;
    const next = promoted === undefined ? [] : [promotedIntent(seats, promoted, at)];
    const left = leaving.untold === true ? [] : [placeCancelledIntent(seats, leaver, at)];
    const intents = moving ? [...left, ...next] : [];
    const messages = messageWrites(intents, at);
    const stop = recipientStop(leaver.phone, leaver.registrationId, at);
    const writes = [...releaseWrites(leaving), stop, ...messages.writes];
    return commit(table, writes, messages.keys);
  };

const promote =
  (table: Table): RegistrationStore['promote'] =>
  async (seats, promoted, at) => {
    const messages = messageWrites(
      promoted.map((person) => promotedIntent(seats, person, at)),
      at,
    );
    return commit(table, [...promoteWrites(seats, promoted), ...messages.writes], messages.keys);
  };

const draw =
  (table: Table): RegistrationStore['draw'] =>
  async (eventId, { place }) => {
    const drawn = await repeatLost(() =>
      table.write({
        kind: 'update',
        table: TABLE,
        key: seatsKey(eventId),
        add: place ? { tickets: 1, numbers: 1 } : { numbers: 1 },
        if: { exists: 'pk' },
      }),
    );
    if (!drawn.ok) throw new Error('seats that were just read are gone');
    const { tickets, numbers } = counters.parse(drawn.value.after);
    return { number: numbers, places: tickets, ...(place ? { place: tickets } : {}) };
  };

/** Registrations on the `Table` port. Throws what the port throws; a lost answer only after several tries. */
export const registrationStore = (table: Table): RegistrationStore => ({
  ...reads(table),
  draw: draw(table),
  admit: admit(table),
  repeat: async (repeat) =>
    (await transactOnce(table, repeatWrites(repeat))).ok ? ok(undefined) : err(lostRace),
  amend: amend(table),
  handOver: handOver(table),
  release: release(table),
  promote: promote(table),
  ...offerStore(table),
  unmark: async (seats) => {
    const done = await repeatLost(() => table.write(unmarkWrite(seats)));
    return done.ok ? ok(undefined) : err(lostRace);
  },
});
