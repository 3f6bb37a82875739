import { recipientStop } from '#functions/messaging/contract.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Item, Table, TransactionRefused, TransactWrite } from '#shared/store/table.ts';
import { repeatLost, transactOnce } from '#shared/store/transact-once.ts';
import type { Held, LostRace, RegistrationStore } from '../app/ports.ts';
import { seatsKey, TABLE } from './keys.ts';
import { reads } from './registration-reads.ts';
import { messageWrites, placeCancelledIntent, promotedIntent } from './seat-messages.ts';
import { admitWrites, GUARD_INDEX, promoteWrites, releaseWrites, unmarkWrite } from './writes.ts';

const lostRace = { kind: 'lost_race' } as const;

const holderIn = (refused: TransactionRefused): string | undefined => {
  const item: Item | undefined = refused.failures.find(({ index }) => index === GUARD_INDEX)?.item;
  return typeof item?.['registrationId'] === 'string' ? item['registrationId'] : undefined;
};

const admit =
  (table: Table): RegistrationStore['admit'] =>
  async (seats, registration): Promise<Result<void, LostRace | Held>> => {
    const done = await transactOnce(table, admitWrites(seats, registration));
    if (done.ok) return done;
    const registrationId = holderIn(done.error);
    return err(registrationId === undefined ? lostRace : { kind: 'held', registrationId });
  };

const commit = async (
  table: Table,
  writes: readonly TransactWrite[],
  keys: readonly string[],
): Promise<Result<readonly string[], LostRace>> => {
  const done = await transactOnce(table, writes);
  return done.ok ? ok(keys) : err(lostRace);
};

const release =
  (table: Table): RegistrationStore['release'] =>
  async ({ at, ...leaving }) => {
    const { seats, leaver, promoted, moving } = leaving;
    const next = promoted === undefined ? [] : [promotedIntent(seats, promoted, at)];
    const intents = moving ? [placeCancelledIntent(seats, leaver, at), ...next] : [];
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

const drawTicket =
  (table: Table): RegistrationStore['drawTicket'] =>
  async (eventId) => {
    const drawn = await repeatLost(() =>
      table.write({
        kind: 'update',
        table: TABLE,
        key: seatsKey(eventId),
        add: { tickets: 1 },
        if: { exists: 'pk' },
      }),
    );
    const ticket = drawn.ok ? drawn.value.after?.['tickets'] : undefined;
    if (typeof ticket !== 'number') throw new Error('seats that were just read are gone');
    return ticket;
  };

/** Registrations on the `Table` port. Throws what the port throws; a lost answer only after several tries. */
export const registrationStore = (table: Table): RegistrationStore => ({
  ...reads(table),
  drawTicket: drawTicket(table),
  admit: admit(table),
  release: release(table),
  promote: promote(table),
  unmark: async (seats) => {
    const done = await repeatLost(() => table.write(unmarkWrite(seats)));
    return done.ok ? ok(undefined) : err(lostRace);
  },
});
