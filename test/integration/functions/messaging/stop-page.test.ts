import { describe, expect, it } from 'vitest';
import { actOnStopLinkContract } from '#functions/messaging/contract/stop-link-routes.ts';
import { stopLinkPut } from '#functions/messaging/contract.ts';
import { readAll } from '#shared/store/read-all.ts';
import { CODE, EVENT, eachOptOutWorld, PHONE } from '#test/support/opt-outs.ts';

const world = eachOptOutWorld();

const T0 = '2025-10-16T03:36:00.000Z';
const T1 = '2025-10-16T04:00:00.000Z';

const rowsOf = async (phone: string) => {
  const rows = [];
  const { table } = world().platform;
  for await (const row of readAll(table, { table: 'messages', partition: `PHONE#${phone}` })) rows.push(row);
  return rows;
};

describe('opening the link of an SMS', () => {
  it('shows whom and what it is about, and both choices', async () => {
    await world().givenLink();
    const { status, text } = await world().open();
    expect(status).toBe(200);
    for (const words of [
      '0860*****678',
      'Sosialisasi &lt;Aman&gt;',
      'BP3MI Kalbar',
      'Berhenti untuk acara ini',
      'Berhenti untuk semua pesan SAPA',
    ])
      expect(text).toContain(words);
  });

  it('never shows the number in full', async () => {
    await world().givenLink();
    expect((await world().open()).text).not.toMatch(/86012345678/);
  });

  it('changes nothing, however often a phone fetches it beforehand', async () => {
    await world().givenLink();
    for (const _ of [1, 2, 3]) await world().open();
    expect(await rowsOf(PHONE)).toEqual([]);
  });

  it('carries no script and is kept by nobody', async () => {
    await world().givenLink();
    const { headers, text } = await world().open();
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(text).not.toContain('<script');
  });

  it.each([['AAAAAAAAAAA'], ['short'], ['a'.repeat(200)]])(
    'with the unknown code %s is a friendly 404',
    async (code) => {
      const { status, headers, text } = await world().open(code);
      expect([status, headers?.['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain('Tautan ini tidak dikenal');
    },
  );

  it('after its last day is a friendly 404', async () => {
    await world().givenLink();
    world().platform.setNow('2025-10-17T03:36:00.000Z');
    expect((await world().open()).status).toBe(404);
  });

  it('that was made for something else is a 404', async () => {
    const { platform } = world();
    const target = { phone: PHONE, eventId: 'EV1', officeId: 'o', event: 'e', sender: 's' };
    const put = stopLinkPut(CODE, target, '2025-10-18T00:00:00.000Z' as never);
    await platform.table.write({ ...put, item: { ...put.item, purpose: 'feedback' } });
    expect((await world().open()).status).toBe(404);
  });

  it('finds nothing of the code itself in the table', async () => {
    await world().givenLink();
    const item = await world().platform.table.get({
      table: 'messages',
      key: { pk: `LINK#${CODE}`, sk: 'LINK' },
    });
    expect(item).toBeUndefined();
  });
});

describe('confirming on the page', () => {
  it('for the event stops that event', async () => {
    await world().givenLink();
    const { status, text } = await world().choose('event');
    expect([status, await world().history()]).toEqual([200, [[EVENT, 'link', T0, undefined]]]);
    expect(text).toContain('tidak akan menerima SMS lagi tentang acara ini');
  });

  it('for everything stops everything', async () => {
    await world().givenLink();
    const { text } = await world().choose('all');
    expect(await world().history()).toEqual([['all', 'link', T0, undefined]]);
    expect(text).toContain('value="undo_all"');
  });

  it.each([
    ['event', EVENT],
    ['all', 'all'],
  ])('for %s can be taken back by the same link', async (choice, scope) => {
    await world().givenLink();
    await world().choose(choice);
    world().platform.setNow(T1);
    const { text } = await world().choose(`undo_${choice}`);
    expect(await world().history()).toEqual([[scope, 'link', T0, T1]]);
    expect(text).toContain('akan menerima SMS lagi');
  });

  it('does not promise SMS of the event while everything is stopped', async () => {
    await world().givenLink();
    await world().choose('event');
    await world().choose('all');
    expect((await world().choose('undo_event')).text).not.toContain('akan menerima SMS lagi');
  });

  it('cannot take back what the provider refuses', async () => {
    await world().givenLink();
    world().givenPages({ first: { phones: [PHONE] } });
    await world().services.syncOptOuts();
    const { text } = await world().choose('undo_all');
    expect(await world().history()).toEqual([['all', 'provider', T0, undefined]]);
    expect(text).toContain('Operator SMS tidak lagi melayani nomor ini');
  });

  it('something that is not offered is a 400', async () => {
    await world().givenLink();
    expect((await world().choose('everything')).status).toBe(400);
  });

  it('with an unknown code changes nothing', async () => {
    expect((await world().choose('all', 'AAAAAAAAAAA')).status).toBe(404);
  });
});

describe('trying codes', () => {
  const OTHER = '203.0.113.9';

  it('ends after 30 from one address, and hurts no other', async () => {
    await world().givenLink();
    for (let tried = 0; tried < 30; tried += 1) expect((await world().open('AAAAAAAAAAA')).status).toBe(404);
    const refused = await world().open();
    expect([refused.status, refused.headers?.['retry-after']]).toEqual([429, '240']);
    expect(refused.text).toContain('Terlalu banyak permintaan');
    expect((await world().open(CODE, OTHER)).status).toBe(200);
  });

  it('counts confirmations too, also unreadable ones', async () => {
    await world().givenLink();
    for (let tried = 0; tried < 30; tried += 1) await world().choose('nonsense');
    const post = await world().call(actOnStopLinkContract, { params: { code: CODE }, body: 'choice=all' });
    expect([post.status, await world().history()]).toEqual([429, []]);
  });

  it('may go on in the next ten minutes', async () => {
    await world().givenLink();
    for (let tried = 0; tried < 31; tried += 1) await world().open();
    world().platform.setNow('2025-10-16T03:40:00.000Z');
    expect((await world().open()).status).toBe(200);
  });
});
