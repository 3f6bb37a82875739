import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Receipt,
  type ReceiptReport,
  type ReceiptStatus,
  receiptStatuses,
} from '#functions/messaging/domain/receipt.ts';
import { type Duration, plus } from '#shared/kernel/time.ts';
import { RECEIVED_AT, receipt, recordSent } from '#test/support/builders/receipts.ts';
import { NO_RECEIPTS, type ReceiptsDesk, receiptsDesk } from '#test/support/receipts-desk.ts';

const RECIPIENTS = ['REG1', 'REG2', 'REG3'] as const;
type Recipient = (typeof RECIPIENTS)[number];
type Outcome = 'accepted' | 'unknown' | 'refused' | 'sending';

/** A receipt of one of three messages of one phone, or of none; some come twice or more. */
const said = fc.record({
  of: fc.constantFrom<Recipient | 'nobody'>(...RECIPIENTS, ...RECIPIENTS, 'nobody'),
  status: fc.constantFrom(...receiptStatuses),
  times: fc.integer({ min: 1, max: 3 }),
  /** Some gateways know a message by our own id of the call alone. */
  byCall: fc.boolean(),
});

const saying = (id: string, of: string, status: ReceiptStatus, byCall: boolean): Receipt => {
  const { providerId: _, ...unnamed } = receipt({ id, status, attempt: `A-${of}` });
  return byCall ? unnamed : { ...unnamed, providerId: `P-${of}` };
};

const story = fc.record({
  outcomes: fc.tuple(
    ...RECIPIENTS.map(() => fc.constantFrom<Outcome>('accepted', 'unknown', 'refused', 'sending')),
  ),
  receipts: fc.array(said, { minLength: 1, maxLength: 12 }).chain((list) => {
    const all = list.flatMap(({ of, status, times, byCall }, index) =>
      Array.from({ length: times }, () => saying(`r${index}`, of, status, byCall)),
    );
    return fc.shuffledSubarray(all, { minLength: all.length });
  }),
  /** How many come in one go, again and again. */
  together: fc.integer({ min: 1, max: 8 }),
  /** How many of these deliveries come before the messages are on record. */
  before: fc.integer({ min: 0, max: 3 }),
});

const rank = (state: string): number => receiptStatuses.indexOf(state as ReceiptStatus);

/** Where a message must end: the highest of what its call and its receipts say. */
const expected = (recipient: Recipient, outcome: Outcome, receipts: readonly Receipt[]): string => {
  if (outcome === 'refused') return 'failed';
  if (outcome === 'sending') return 'sending';
  const own = receipts.filter(({ attempt }) => attempt === `A-${recipient}`).map(({ status }) => status);
  return own.reduce<string>((best, status) => (rank(status) > rank(best) ? status : best), outcome);
};

const sum = (one: ReceiptReport, other: ReceiptReport): ReceiptReport => ({
  applied: one.applied + other.applied,
  ignored: one.ignored + other.ignored,
  parked: one.parked + other.parked,
  expired: one.expired + other.expired,
  malformed: one.malformed + other.malformed,
});

const record = async (desk: ReceiptsDesk, outcomes: readonly Outcome[]): Promise<void> => {
  for (const [index, recipient] of RECIPIENTS.entries())
    await recordSent(desk.ledger, outcomes[index], {
      recipient,
      providerId: `P-${recipient}`,
      attemptId: `A-${recipient}`,
    });
};

/** Replays until 72 hours are over; the sum of what became of those that waited. */
const replayAll = async (desk: ReceiptsDesk): Promise<ReceiptReport> => {
  let total = NO_RECEIPTS;
  for (const after of ['PT2M', 'PT1H', 'PT71H', 'PT72H']) {
    desk.platform.setNow(plus(RECEIVED_AT, after as Duration));
    total = sum(total, await desk.replayReceipts());
  }
  return total;
};

describe('receipts in any order, repeated at will', () => {
  it('leave each message at the most that was ever said of it, and each receipt is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ outcomes, receipts, together, before }) => {
        const desk = receiptsDesk(RECEIVED_AT);
        try {
          let received = NO_RECEIPTS;
          for (let from = 0, delivery = 0; from < receipts.length; from += together, delivery += 1) {
            if (delivery === before) await record(desk, outcomes);
            const some = receipts.slice(from, from + together);
            const report = await desk.applyReceipts(some);
            expect(report.applied + report.ignored + report.parked).toBe(some.length);
            received = sum(received, report);
          }
          if (before * together >= receipts.length) await record(desk, outcomes);
          const replayed = await replayAll(desk);

          expect(replayed.applied + replayed.ignored + replayed.expired).toBe(received.parked);
          expect(await desk.waiting()).toEqual([]);
          expect(await desk.states()).toEqual(
            Object.fromEntries(
              RECIPIENTS.map((recipient, index) => [
                recipient,
                expected(recipient, outcomes[index] ?? 'accepted', receipts),
              ]),
            ),
          );
        } finally {
          desk.platform.close();
        }
      }),
      { numRuns: 200 },
    );
  });
});
