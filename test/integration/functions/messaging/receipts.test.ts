import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Table } from '#shared/store/table.ts';
import { RECEIPT_PHONE, RECEIVED_AT, receipt, recordSent } from '#test/support/builders/receipts.ts';
import { NO_RECEIPTS, type ReceiptsDesk, receiptsDesk } from '#test/support/receipts-desk.ts';

const early = (id: string) => receipt({ id, providerId: 'P1' });

describe('receipts', () => {
  let desk: ReceiptsDesk;
  beforeEach(() => {
    desk = receiptsDesk(RECEIVED_AT);
  });
  afterEach(() => desk.platform.close());

  it('move their message up', async () => {
    await recordSent(desk.ledger);
    expect(await desk.applyReceipts([receipt()])).toEqual({ ...NO_RECEIPTS, applied: 1 });
    expect(await desk.states()).toEqual({ REG1: 'delivered' });
  });

  it('that come twice change nothing the second time', async () => {
    await recordSent(desk.ledger);
    await desk.applyReceipts([receipt()]);
    expect(await desk.applyReceipts([receipt()])).toEqual({ ...NO_RECEIPTS, ignored: 1 });
    expect((await desk.ledger.phone(RECEIPT_PHONE)).messages[0]?.history).toHaveLength(4);
  });

  it('of one message that come together move it once', async () => {
    await recordSent(desk.ledger, 'unknown');
    const both = [
      receipt({ id: '1', attempt: 'A1', status: 'accepted' }),
      receipt({ id: '2', attempt: 'A1' }),
      receipt({ id: '2', attempt: 'A1' }),
    ];
    expect(await desk.applyReceipts(both)).toEqual({ ...NO_RECEIPTS, applied: 1, ignored: 2 });
    expect(await desk.states()).toEqual({ REG1: 'delivered' });
  });

  it('of several messages each find their own', async () => {
    await recordSent(desk.ledger, 'accepted', { recipient: 'REG1', providerId: 'P1' });
    await recordSent(desk.ledger, 'accepted', { recipient: 'REG2', providerId: 'P2', attemptId: 'A2' });
    await desk.applyReceipts([
      receipt({ id: '1', providerId: 'P2', status: 'failed' }),
      receipt({ id: '2', providerId: 'P1' }),
    ]);
    expect(await desk.states()).toEqual({ REG1: 'delivered', REG2: 'failed' });
  });

  it('read a phone once, however many speak of it', async () => {
    let reads = 0;
    const counting = (table: Table): Table => ({
      ...table,
      query: async (query) => {
        reads += 1;
        return table.query(query);
      },
    });
    const counted = receiptsDesk(RECEIVED_AT, counting);
    await recordSent(counted.ledger);
    await counted.applyReceipts(['1', '2', '3'].map((id) => receipt({ id })));
    counted.platform.close();
    expect(reads).toBe(1);
  });

  it('that come before their call is over wait', async () => {
    await recordSent(desk.ledger, 'sending');
    const first = receipt({ id: 'e1', attempt: 'A1' });
    expect(await desk.applyReceipts([first])).toEqual({ ...NO_RECEIPTS, parked: 1 });
    expect(await desk.states()).toEqual({ REG1: 'sending' });
  });

  it('that wait are left alone for a minute', async () => {
    await desk.applyReceipts([early('e1')]);
    expect(await desk.replayReceipts()).toEqual(NO_RECEIPTS);
  });

  it('that come before their message are applied once it is there', async () => {
    expect(await desk.applyReceipts([early('e1')])).toEqual({ ...NO_RECEIPTS, parked: 1 });
    await recordSent(desk.ledger);
    desk.platform.setNow('2025-11-10T02:01:05.000Z');
    expect(await desk.replayReceipts()).toEqual({ ...NO_RECEIPTS, applied: 1 });
    expect(await desk.states()).toEqual({ REG1: 'delivered' });
    expect(await desk.waiting()).toEqual([]);
  });

  it('that wait already are not counted as waiting twice', async () => {
    await desk.applyReceipts([early('e1')]);
    expect(await desk.applyReceipts([early('e1')])).toEqual({ ...NO_RECEIPTS, ignored: 1 });
    expect(await desk.waiting()).toEqual(['e1']);
  });

  it('without a message are looked at again later', async () => {
    await desk.applyReceipts([early('e1')]);
    desk.platform.setNow('2025-11-10T02:01:05.000Z');
    expect(await desk.replayReceipts()).toEqual({ ...NO_RECEIPTS, parked: 1 });
    expect(await desk.replayReceipts()).toEqual(NO_RECEIPTS);
    desk.platform.setNow('2025-11-10T02:03:05.000Z');
    expect(await desk.replayReceipts()).toEqual({ ...NO_RECEIPTS, parked: 1 });
  });

  it('without a message for 72 hours have expired', async () => {
    await desk.applyReceipts([early('e1')]);
    desk.platform.setNow('2025-11-13T02:00:05.000Z');
    expect(await desk.replayReceipts()).toEqual({ ...NO_RECEIPTS, expired: 1 });
    expect(await desk.waiting()).toEqual([]);
  });

  it('beyond one page are all replayed', async () => {
    await desk.applyReceipts(Array.from({ length: 250 }, (_, index) => early(`e${index}`)));
    await recordSent(desk.ledger);
    desk.platform.setNow('2025-11-10T02:01:05.000Z');
    // Each page finds the message anew; the first receipt moves it, and the others tell nothing more.
    expect(await desk.replayReceipts()).toEqual({ ...NO_RECEIPTS, applied: 1, ignored: 249 });
    expect(await desk.waiting()).toEqual([]);
  });
});
