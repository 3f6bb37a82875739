import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import type { Attribute, Condition, Item, Table, Update } from '#shared/store/table.ts';
import type { Applied, MessageStore } from '../app/ports.ts';
import type { Change } from '../domain/change.ts';
import { gatesStore } from './gates.ts';
import { INTENT_SHARD, intentPk, messagePut } from './intent-item.ts';
import { messageOf } from './message-of.ts';

const TRIES = 3;

/** Every write here is conditional, so that repeating it after a lost answer is safe. */
const repeating = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isWorthRepeating = error instanceof StoreBusy || error instanceof StoreAnswerLost;
      if (!isWorthRepeating || attempt === TRIES) throw error;
    }
  }
};

const conditionOf = ({ from, attempts, attemptId }: Change): Condition => ({
  all: [
    { attribute: 'state', equals: from },
    { attribute: 'attempts', equals: attempts },
    ...(attemptId === undefined ? [] : [{ attribute: 'attemptId', equals: attemptId }]),
  ],
});

const updateOf = (change: Change): Update => {
  const { key, to, reason, nextAt, set, history } = change;
  const fields: Record<string, Attribute> = {
    ...set,
    state: to,
    // Plain JSON by type; the store's type cannot see that.
    history: history as unknown as Attribute,
    ...(reason === undefined ? {} : { reason }),
    ...(nextAt === undefined ? {} : { dueAt: nextAt }),
  };
  const remove = [
    ...(nextAt === undefined ? ['dueShard', 'dueAt'] : []),
    ...(reason === undefined ? ['reason'] : []),
  ];
  return {
    kind: 'update',
    table: 'messages',
    key: intentPk(key),
    set: fields,
    ...(remove.length > 0 ? { remove } : {}),
    if: conditionOf(change),
  };
};

/** Whether the row is as this very change leaves it: its answer was lost, not the change. */
const isThere = (change: Change, item: Item): boolean =>
  item['state'] === change.to &&
  item['attempts'] === (change.set.attempts ?? change.attempts) &&
  item['attemptId'] === (change.set.attemptId ?? change.attemptId ?? item['attemptId']);

const refusal = (change: Change, item: Item | undefined): Applied => {
  if (item === undefined) return { kind: 'refused' };
  return isThere(change, item) ? { kind: 'applied' } : { kind: 'refused', current: messageOf(item) };
};

/** The ledger on the store. */
export const messageStore = (table: Table): MessageStore => ({
  load: async (keys) => {
    const items = await table.batchGet(keys.map((key) => ({ table: 'messages', key: intentPk(key) })));
    return items.filter((item) => item !== undefined).map(messageOf);
  },
  gates: (names) => gatesStore(table).read(names),
  apply: async (changes) => {
    if (changes.length === 0) return [];
    const results = await repeating(() => table.writeEach(changes.map(updateOf)));
    return changes.map((change, index): Applied => {
      const result = results[index];
      if (result === undefined) throw new Error('a write without an outcome');
      return result.ok ? { kind: 'applied' } : refusal(change, result.error.item);
    });
  },
  applyWith: async (change, second) => {
    const result = await repeating(() => table.transact([updateOf(change), messagePut(second)]));
    if (result.ok) return { kind: 'applied' };
    return refusal(change, result.error.failures.find(({ index }) => index === 0)?.item);
  },
  due: async ({ until, cursor }) => {
    const page = await table.query({
      table: 'messages',
      index: 'due',
      partition: INTENT_SHARD,
      ...(until === undefined ? {} : { sort: { atMost: until } }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const messages = page.items.map(messageOf);
    return { messages, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  },
});
