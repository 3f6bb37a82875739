import { ledgerStore } from '#functions/messaging/adapters/ledger.ts';
import { receiptStore } from '#functions/messaging/adapters/receipt-store.ts';
import { makeApplyReceipts } from '#functions/messaging/app/apply-receipts.ts';
import { makeReplayReceipts } from '#functions/messaging/app/replay-receipts.ts';
import type { Receipt, ReceiptReport } from '#functions/messaging/domain/receipt.ts';
import { instantFromMillis } from '#shared/kernel/time.ts';
import type { TwinReceipt } from '#test/support/provider-twin/receipts.ts';
import { mishapsOf } from './mishaps.ts';
import type { Stage } from './stage.ts';
import { survive } from './sweeper.ts';
import type { World } from './world.ts';

const TOGETHER = 50;
const GATHERED_MS = 500;
const AGAIN_MS = 90_000;

const PLACES: readonly [Stage, ...Stage[]] = ['phone', 'outcome', 'other'];

/** What the desk has counted in calls that came to their end. */
export type DeskCounts = {
  given: number;
  applied: number;
  ignored: number;
  parked: number;
  replayApplied: number;
  replayIgnored: number;
  expired: number;
  /** Calls that did not come to their end; what they had done is found as done later. */
  broken: number;
  brokenReplays: number;
};

/** SNS names its own id alone; a gateway names our attempt, too. */
const receiptOf = ({ id, to, providerId, attempt, status, reason, at }: TwinReceipt): Receipt => ({
  id,
  to,
  providerId,
  ...(attempt !== undefined && Number(providerId.slice(5)) % 2 === 1 ? { attempt } : {}),
  at: instantFromMillis(at),
  status,
  ...(reason === undefined ? {} : { reason }),
});

/** The functions that take receipts and look again at those that waited, in processes that may die. */
export const receiptDesk = (world: World) => {
  const { time, random } = world;
  const luck = mishapsOf(random('mishaps-receipts'), () => 0.003 * world.weather.workers, PLACES);
  const counts: DeskCounts = {
    given: 0,
    applied: 0,
    ignored: 0,
    parked: 0,
    replayApplied: 0,
    replayIgnored: 0,
    expired: 0,
    broken: 0,
    brokenReplays: 0,
  };
  /** Each receipt that was handed over, by its id. */
  const heard = new Map<string, Receipt>();
  // Elsewhere the counts of replays are exact.
  const replaysDie = world.seed % 3 === 0;
  let waiting: Receipt[] = [];
  let tickets = 0;

  /** A fresh process for each call; tells whether it came to its end. */
  const call = (role: 'receipts' | 'replay', work: (deps: Deps) => Promise<ReceiptReport>) =>
    new Promise<ReceiptReport | undefined>((resolve) => {
      const { life, table } = world.newBody(role, () => resolve(undefined));
      const mishap = role === 'receipts' || replaysDie ? luck() : undefined;
      life.begin({ number: 0, startedAt: time.now(), troubled: false }, mishap);
      const ids = { id: () => `ticket-${++tickets}`, token: () => 'no-token' };
      const deps = { ledger: ledgerStore(table), receipts: receiptStore(table), clock: time.clock, ids };
      work(deps).then(resolve, (error: unknown) => {
        survive(error);
        resolve(undefined);
      });
    });

  const deliver = async (receipts: readonly Receipt[]): Promise<void> => {
    const report = await call('receipts', (deps) => makeApplyReceipts(deps)(receipts));
    if (report === undefined) {
      counts.broken += 1;
      time.at(time.now() + AGAIN_MS, () => void deliver(receipts));
      return;
    }
    counts.given += receipts.length;
    counts.applied += report.applied;
    counts.ignored += report.ignored;
    counts.parked += report.parked;
    for (const receipt of receipts) heard.set(receipt.id, receipt);
  };

  const flush = (): void => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += TOGETHER) void deliver(all.slice(from, from + TOGETHER));
  };

  const take = (receipt: TwinReceipt): void => {
    if (waiting.length === 0) time.at(time.now() + GATHERED_MS, flush);
    waiting.push(receiptOf(receipt));
  };

  return {
    counts,
    heard,
    /** Receipts that are sent each at its time. */
    expect: (receipts: readonly TwinReceipt[]): void => {
      for (const receipt of receipts) time.at(receipt.at, () => take(receipt));
    },
    replay: async (): Promise<void> => {
      const report = await call('replay', (deps) => makeReplayReceipts(deps)());
      if (report === undefined) {
        counts.brokenReplays += 1;
        return;
      }
      counts.replayApplied += report.applied;
      counts.replayIgnored += report.ignored;
      counts.expired += report.expired;
    },
  };
};

type Deps = Parameters<typeof makeApplyReceipts>[0];

export type ReceiptDesk = ReturnType<typeof receiptDesk>;
