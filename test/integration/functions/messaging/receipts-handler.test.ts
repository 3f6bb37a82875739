import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeliveryLog } from '#functions/messaging/adapters/sns-log.ts';
import { messagingReceipts } from '#functions/messaging/handlers/receipts.ts';
import { countReplayed } from '#functions/messaging/handlers/receipts-metrics.ts';
import { allowListLogger } from '#shared/observability/logger.ts';
import type { MetricName } from '#shared/observability/metrics.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import { logsEvent, RECEIVED_AT, recordSent, snsEntry } from '#test/support/builders/receipts.ts';
import { NO_RECEIPTS, type ReceiptsDesk, receiptsDesk } from '#test/support/receipts-desk.ts';

describe("the reader of SNS's delivery log", () => {
  let desk: ReceiptsDesk;
  let counted: [MetricName, number | undefined][];
  let logged: Record<string, unknown>[];
  beforeEach(() => {
    desk = receiptsDesk(RECEIVED_AT);
    counted = [];
    logged = [];
  });
  afterEach(() => desk.platform.close());

  const metrics = {
    count: (name: MetricName, value?: number) => {
      counted.push([name, value]);
    },
  };
  const platform = {
    metrics,
    logger: allowListLogger((level, message, fields) => {
      logged.push({ level, message, ...fields });
    }),
  };

  const reading = (applyReceipts: ReceiptsDesk['applyReceipts'] = desk.applyReceipts) =>
    messagingReceipts({ platform, readDeliveryLog, applyReceipts });

  it('moves messages and counts what became of the entries', async () => {
    await recordSent(desk.ledger);
    const event = logsEvent([
      snsEntry({ delivery: { dwellTimeMsUntilDeviceAck: 900 } }),
      snsEntry(),
      snsEntry({ notification: { messageId: 'P9' } }),
      'not json',
    ]);
    expect(await reading()(event)).toEqual({
      ...NO_RECEIPTS,
      applied: 1,
      ignored: 1,
      parked: 1,
      malformed: 1,
    });
    expect(await desk.states()).toEqual({ REG1: 'delivered' });
    expect(counted).toEqual([
      ['ReceiptsApplied', 1],
      ['ReceiptsIgnored', 1],
      ['ReceiptsParked', 1],
      ['ReceiptsMalformed', 1],
    ]);
  });

  it('names what it cannot read by its id alone', async () => {
    await reading()(logsEvent(['+6286012345678']));
    expect(logged).toEqual([{ level: 'warn', message: 'a receipt could not be read', receiptId: 'event-1' }]);
  });

  it('fails as a whole when the store is out of reach, so that the event comes again', async () => {
    const out = reading(() => Promise.reject(new StoreBusy('busy')));
    await expect(out(logsEvent([snsEntry()]))).rejects.toThrow(StoreBusy);
    expect(counted).toEqual([]);
  });

  it('does not count those that go on waiting again and again', () => {
    countReplayed(metrics, { ...NO_RECEIPTS, applied: 2, parked: 5, expired: 1 });
    expect(counted).toEqual([
      ['ReceiptsApplied', 2],
      ['ReceiptsExpired', 1],
    ]);
  });
});
