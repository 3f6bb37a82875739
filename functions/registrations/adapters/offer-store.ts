import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Item, Table, TransactWrite } from '#shared/store/table.ts';
import { repeatLost, transactOnce } from '#shared/store/transact-once.ts';
import type { LostRace, OfferStore, RegistrationRef } from '../app/ports.ts';
import { linkKey, OFFER_PREFIX, partitionOf, TABLE } from './keys.ts';
import { acceptWrites, hastenWrite, lapseWrites, OFFERS_SHARD, offerWrites } from './offer-writes.ts';
import { messageWrites, offerIntent } from './seat-messages.ts';

/** One change that happens or not; `keys` are those of the messages in it. */
export const commit = async (
  table: Table,
  writes: readonly TransactWrite[],
  keys: readonly string[],
): Promise<Result<readonly string[], LostRace>> => {
  const done = await transactOnce(table, writes);
  return done.ok ? ok(keys) : err({ kind: 'lost_race' });
};

const change = async (table: Table, writes: readonly TransactWrite[]): Promise<Result<void, LostRace>> => {
  const done = await commit(table, writes, []);
  return done.ok ? ok(undefined) : done;
};

const refOf = (item: Item): RegistrationRef => ({
  eventId: String(item['eventId']),
  registrationId: String(item['registrationId']),
});

const offer =
  (table: Table): OfferStore['offer'] =>
  async (seats, offers, at) => {
    const intents = offers.map((made) =>
      offerIntent(seats, made, made.registration.offeredUntil ?? seats.startsAt, at),
    );
    const messages = messageWrites(intents, at);
    return commit(table, [...offerWrites(seats, offers), ...messages.writes], messages.keys);
  };

const hastenOffers =
  (table: Table): OfferStore['hastenOffers'] =>
  async (eventId, latest) => {
    const sort = { beginsWith: OFFER_PREFIX };
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? {} : { cursor };
      const partition = partitionOf(eventId);
      const page = await table.query({ table: TABLE, partition, sort, consistent: true, ...more });
      // Refused where it ended meanwhile, or is due sooner already.
      for (const item of page.items)
        await repeatLost(() => table.write(hastenWrite(eventId, refOf(item).registrationId, latest)));
      cursor = page.cursor;
    } while (cursor !== undefined);
  };

export const offerStore = (table: Table): OfferStore => ({
  offer: offer(table),
  accept: (answered) => change(table, acceptWrites(answered)),
  lapse: (answered) => change(table, lapseWrites(answered)),
  dueOffers: async (limit, now) => {
    const sort = { atMost: now };
    const { items } = await table.query({ table: TABLE, index: 'due', partition: OFFERS_SHARD, sort, limit });
    return items.map(refOf);
  },
  hastenOffers: hastenOffers(table),
  linked: async (token) => {
    const item = await table.get({ table: TABLE, key: linkKey(token) });
    return item === undefined ? undefined : refOf(item);
  },
});
