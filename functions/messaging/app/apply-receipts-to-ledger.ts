import type { Instant } from '#shared/kernel/time.ts';
import type { Change } from '../domain/change.ts';
import type { Message } from '../domain/message.ts';
import { type Receipt, spokenOf } from '../domain/receipt.ts';
import { hear } from '../domain/receipt-steps.ts';
import type { Ledger } from './ports.ts';

export type ReceiptLedger = Pick<Ledger, 'phone' | 'apply'>;

/** `early`: there is no message for it yet, or one whose call is not over. */
export type Heard = {
  readonly applied: number;
  readonly ignored: number;
  readonly early: readonly Receipt[];
};

type Receipts = readonly [Receipt, ...Receipt[]];
type Case = { readonly message: Message; readonly receipts: Receipts };
type Proposal = Case & { readonly change: Change };

const PHONES_AT_ONCE = 10;

/** A row that moves between reading and writing is judged anew; who loses so often can come again. */
const ROUNDS = 3;

const groupBy = <K>(receipts: readonly Receipt[], keyOf: (receipt: Receipt) => K): Map<K, Receipts> => {
  const groups = new Map<K, Receipts>();
  for (const receipt of receipts) {
    const key = keyOf(receipt);
    const group = groups.get(key);
    groups.set(key, group === undefined ? [receipt] : [...group, receipt]);
  }
  return groups;
};

const casesOf = async (ledger: ReceiptLedger, to: string, receipts: Receipts) => {
  const { messages } = await ledger.phone(to);
  const byMessage = groupBy(receipts, (receipt) => spokenOf(receipt, messages));
  const cases: Case[] = [];
  for (const [message, own] of byMessage) if (message !== undefined) cases.push({ message, receipts: own });
  return { cases, orphans: byMessage.get(undefined) ?? [] };
};

const find = async (ledger: ReceiptLedger, receipts: readonly Receipt[]) => {
  const phones = [...groupBy(receipts, ({ to }) => to)];
  const cases: Case[] = [];
  const orphans: Receipt[] = [];
  for (let start = 0; start < phones.length; start += PHONES_AT_ONCE) {
    const some = phones.slice(start, start + PHONES_AT_ONCE);
    for (const found of await Promise.all(some.map(([to, own]) => casesOf(ledger, to, own)))) {
      cases.push(...found.cases);
      orphans.push(...found.orphans);
    }
  }
  return { cases, orphans };
};

/** One receipt of each message moves it up; the others told less. */
const round = async (ledger: ReceiptLedger, cases: readonly Case[], now: Instant) => {
  const proposals: Proposal[] = [];
  const early: Receipt[] = [];
  let applied = 0;
  let ignored = 0;
  for (const each of cases) {
    const verdict = hear(each.message, each.receipts, now);
    if (verdict === 'ignore') ignored += each.receipts.length;
    else if (verdict === 'early') early.push(...each.receipts);
    else proposals.push({ ...each, change: verdict.change });
  }
  const outcomes = proposals.length === 0 ? [] : await ledger.apply(proposals.map(({ change }) => change));
  const open: Case[] = [];
  proposals.forEach(({ receipts }, index) => {
    const outcome = outcomes[index];
    if (outcome?.kind === 'applied') {
      applied += 1;
      ignored += receipts.length - 1;
    } else if (outcome?.current === undefined) early.push(...receipts);
    else open.push({ message: outcome.current, receipts });
  });
  return { applied, ignored, early, open };
};

/** Moves messages up by what receipts of different ids say. Each phone is read once. */
export const applyToLedger = async (
  ledger: ReceiptLedger,
  receipts: readonly Receipt[],
  now: Instant,
): Promise<Heard> => {
  const { cases, orphans } = await find(ledger, receipts);
  const early = [...orphans];
  let applied = 0;
  let ignored = 0;
  let open: readonly Case[] = cases;
  for (let count = 0; open.length > 0 && count < ROUNDS; count += 1) {
    const outcome = await round(ledger, open, now);
    applied += outcome.applied;
    ignored += outcome.ignored;
    early.push(...outcome.early);
    open = outcome.open;
  }
  return { applied, ignored, early: [...early, ...open.flatMap((each) => each.receipts)] };
};
