import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportMessagesContract } from '#functions/messaging/contract/search-routes.ts';
import { reject } from '#functions/messaging/domain/steps.ts';
import { aBatch, accepted, aPage, claimed, manyRecipients } from '#test/support/builders/batches.ts';
import { type LedgerPerson, ledgerHttp } from '#test/support/ledger-http.ts';
import { startSignIn, type TestSignIn } from '#test/support/sign-in.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await startSignIn();
});
afterAll(() => signIn.stop());

const QUERY = { subject: 'event:EV1', reason: 'Laporan bulanan' };

const setup = () => {
  const desk = ledgerHttp(signIn);
  const take = async (who: LedgerPerson = 'head', query: Record<string, string> = QUERY) => {
    const { statusCode, headers, body = '' } = await desk.send(who, exportMessagesContract, { query });
    const isTable = String(headers?.['content-type']).startsWith('text/csv');
    const rows: Record<string, string>[] = isTable ? parse(body, { bom: true, columns: true }) : [];
    return { status: statusCode, headers, body, rows };
  };
  return { ...desk, take };
};

describe('GET /api/v1/messages/export', () => {
  it('gives a table that spreadsheets open as UTF-8', async () => {
    const { record, walk, take } = setup();
    const batch = aBatch();
    await record(batch);
    await walk(batch, [claimed, accepted]);
    const { status, headers, body, rows } = await take();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="sapa-sms.csv"',
      'cache-control': 'no-store',
    });
    expect(body.charCodeAt(0)).toBe(0xfeff);
    expect(rows).toMatchObject([
      {
        Jadwal: '2025-11-10 09:00 WIB',
        Jenis: 'Pengingat',
        Perihal: 'event:EV1',
        Penerima: 'REG1',
        'Nomor telepon': "'+6286012345678",
        Status: 'accepted',
        Keterangan: 'Diterima operator',
      },
    ]);
  });

  it('keeps what others said from becoming a formula', async () => {
    const { record, walk, take } = setup();
    const batch = aBatch();
    await record(batch);
    await walk(batch, [
      claimed,
      (message, now) =>
        reject(message, { reason: 'refused', words: '=HYPERLINK("https://evil.example")' }, now),
    ]);
    expect((await take()).rows).toMatchObject([
      { 'Jawaban operator': `'=HYPERLINK("https://evil.example")` },
    ]);
  });

  it('masks phones for organisers', async () => {
    const { record, take } = setup();
    await record(aBatch());
    expect((await take('organiser')).rows).toMatchObject([{ 'Nomor telepon': '0860*****678' }]);
    expect((await take('organiser')).body).not.toContain('86012345678');
  });

  it('records who took what and why', async () => {
    const { record, take, platform } = setup();
    await record(aBatch());
    await take('organiser');
    const { items } = await platform.table.query({
      table: 'messages',
      partition: 'OFFICE#bp3mi-kalbar',
      sort: { beginsWith: 'EXPORT#' },
    });
    expect(items).toMatchObject([
      { by: 'organiser-kalbar', reason: 'Laporan bulanan', about: 'event:EV1', unmasked: false },
    ]);
  });

  it('takes a day of the own office too', async () => {
    const { record, take } = setup();
    await record(aPage(manyRecipients(100), 'a'), aPage(manyRecipients(30, 100), 'b'), aBatch());
    const { rows } = await take('head', { day: '2025-11-10', reason: 'Audit' });
    expect(rows).toHaveLength(131);
  });

  it('leads to the rest when there is more than one answer can hold', async () => {
    const { record, take } = setup();
    for (let index = 0; index < 51; index += 1)
      await record(aPage(manyRecipients(100, index * 100), `page${index}`));
    const first = await take();
    const cursor = String(first.headers?.['x-next-cursor']);
    const second = await take('head', { ...QUERY, cursor });
    expect([first.rows.length, second.rows.length]).toEqual([5000, 100]);
    expect(second.headers).not.toHaveProperty('x-next-cursor');
  });

  it('leaves out what another office sent', async () => {
    const { record, take } = setup();
    await record(aBatch());
    expect((await take('desk')).rows).toHaveLength(1);
    expect((await take('ntb')).status).toBe(403);
  });

  it.each([
    { subject: 'event:EV1' },
    { reason: 'Audit' },
    { subject: 'event:EV1', day: '2025-11-10', reason: 'Audit' },
  ])('refuses the query %o', async (query) => {
    const { status } = await setup().take('head', query as Record<string, string>);
    expect(status).toBe(400);
  });
});
