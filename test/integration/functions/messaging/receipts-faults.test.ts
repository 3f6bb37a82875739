import { describe, expect, it } from 'vitest';
import { StoreAnswerLost } from '#shared/store/errors.ts';
import { RECEIPT_PHONE, RECEIVED_AT, receipt, recordSent } from '#test/support/builders/receipts.ts';
import { NO_RECEIPTS, receiptsDesk } from '#test/support/receipts-desk.ts';

describe('receipts on a store that misbehaves', () => {
  /** Somebody else moves the row between the read and the write. */
  it('are judged anew when the row moves meanwhile', async () => {
    let interfere = async () => {};
    const desk = receiptsDesk(RECEIVED_AT, (table) => ({
      ...table,
      writeEach: async (writes) => {
        const once = interfere;
        interfere = async () => {};
        await once();
        return table.writeEach(writes);
      },
    }));
    await recordSent(desk.ledger, 'unknown');
    const other = receiptsDesk(RECEIVED_AT, () => desk.platform.table);
    interfere = async () => {
      await other.applyReceipts([receipt({ id: 'o', attempt: 'A1', status: 'failed', reason: 'other' })]);
    };
    expect(await desk.applyReceipts([receipt({ attempt: 'A1' })])).toEqual({ ...NO_RECEIPTS, applied: 1 });
    const [message] = (await desk.ledger.phone(RECEIPT_PHONE)).messages;
    expect(message?.history.map(({ state }) => state)).toEqual([
      'held',
      'sending',
      'unknown',
      'failed',
      'delivered',
    ]);
    desk.platform.close();
    other.platform.close();
  });

  it('count as parked once when the answer to the parking is lost', async () => {
    let losesAnswers = 1;
    const desk = receiptsDesk(RECEIVED_AT, (table) => ({
      ...table,
      writeEach: async (writes) => {
        const results = await table.writeEach(writes);
        losesAnswers -= 1;
        if (losesAnswers >= 0) throw new StoreAnswerLost('lost');
        return results;
      },
    }));
    expect(await desk.applyReceipts([receipt({ id: 'e1' })])).toEqual({ ...NO_RECEIPTS, parked: 1 });
    expect(await desk.waiting()).toEqual(['e1']);
    desk.platform.close();
  });

  it('are left alone when the index still names them though they were put off', async () => {
    const due = { pk: 'RECEIPT#e1', sk: 'RECEIPT' };
    const desk = receiptsDesk(RECEIVED_AT, (table) => ({
      ...table,
      query: async (query) => (query.index === 'due' ? { items: [due] } : table.query(query)),
    }));
    await desk.applyReceipts([receipt({ id: 'e1' })]);
    expect(await desk.replayReceipts()).toEqual(NO_RECEIPTS);
    expect(await desk.waiting()).toEqual(['e1']);
    desk.platform.close();
  });
});
