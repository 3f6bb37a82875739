import { unstored } from '../domain/batch.ts';
import type { Change } from '../domain/change.ts';
import type { Order } from '../domain/intent.ts';
import { isNotice } from '../domain/lane.ts';
import type { Message } from '../domain/message.ts';
import type { PhoneRecord } from '../domain/recipient.ts';
import type { Ledger } from './ports.ts';
import { recipientsOf, type Work } from './work.ts';

const NOBODY: PhoneRecord = { stopped: new Set(), optOuts: [], messages: [] };

/** An officer gets notices for years, and no wish or cancellation concerns them: what came last is enough. */
export const needsOnlyTheLast = ({ kind, unlessStopped }: Order): boolean =>
  isNotice(kind) && unlessStopped !== true;

type Wanted = { readonly orders: Set<Order>; readonly messages: (() => Message)[] };

/** Each phone with the orders that want to reach it, and its own messages of them, made when somebody asks. */
const wantedOf = (works: readonly Work[]) => {
  const wanted = new Map<string, Wanted>();
  for (const work of works) {
    for (const recipient of recipientsOf(work)) {
      const known = wanted.get(recipient.to) ?? { orders: new Set<Order>(), messages: [] };
      known.orders.add(work.batch.order);
      known.messages.push(() => unstored(work.batch, recipient));
      wanted.set(recipient.to, known);
    }
  }
  return wanted;
};

const lastOf = async (
  ledger: Ledger,
  to: string,
  orders: readonly Order[],
  messages: readonly Message[],
): Promise<PhoneRecord> => {
  const kinds = [...new Set(orders.map(({ kind }) => kind))];
  const [own, ...last] = await Promise.all([
    ledger.rows(messages),
    ...kinds.map((kind) => ledger.lastOfKind(to, kind)),
  ]);
  const found = [...own.filter((message) => message !== undefined), ...last.flat()];
  return { ...NOBODY, messages: [...new Map(found.map((message) => [message.key, message])).values()] };
};

/** Phones by number, with what was decided in this call already. */
export const openPhones = async (ledger: Ledger, works: readonly Work[]) => {
  const wanted = [...wantedOf(works)];
  const records = await Promise.all(
    wanted.map(([to, { orders, messages }]) =>
      [...orders].every(needsOnlyTheLast)
        ? lastOf(
            ledger,
            to,
            [...orders],
            messages.map((make) => make()),
          )
        : ledger.phone(to),
    ),
  );
  const phones = new Map(wanted.map(([to], index) => [to, records[index] ?? NOBODY]));
  return {
    of: (to: string): PhoneRecord => phones.get(to) ?? NOBODY,
    /** What is decided for one recipient counts for the next one of the same phone. */
    remember: (change: Change): void => {
      const { to } = change.message.intent;
      const record = phones.get(to) ?? NOBODY;
      const others = record.messages.filter(({ key }) => key !== change.key);
      phones.set(to, { ...record, messages: [...others, change.after] });
    },
  };
};

export type OpenPhones = Awaited<ReturnType<typeof openPhones>>;
