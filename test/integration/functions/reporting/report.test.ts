import { describe, expect, it } from 'vitest';
import {
  editReportContract,
  getReportContract,
  listReportChangesContract,
  reportPageContract,
} from '#functions/reporting/contract.ts';
import { eachDayAfter } from '#test/support/day-after.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachDayAfter();

const get = (eventId: string, account = testAccount()) =>
  world().call(getReportContract, { params: { eventId } }, account);

const edit = (eventId: string, version: number, body: unknown) =>
  world().call(editReportContract, { params: { eventId }, headers: { 'if-match': `"${version}"` }, body });

describe('the report of an event', () => {
  it('given nobody has written it, is generated from who came', async () => {
    const { eventId } = await world().publish({ capacity: 5 });
    const first = await world().register(eventId, 1, { region: '61.12.03.2001' });
    await world().register(eventId, 2);
    await world().come(eventId, [
      { registrationId: first, sex: 'P' },
      { walkIn: { name: 'Markus', village: 'Desa Korek' }, sex: 'L' },
    ]);
    const { status, headers, body } = await get(eventId);
    expect([status, headers['etag']]).toEqual([200, '"0"']);
    expect(body['recap']).toMatchObject({
      registered: 2,
      walkIns: 1,
      absent: 1,
      present: { L: 1, P: 1, unknown: 0, all: 2 },
      byPlace: [
        { place: 'Desa Korek', all: 1 },
        { all: 1, P: 1 },
      ],
    });
    expect(body['sections']).toMatchObject({
      course: expect.stringContaining('Rahman Saputra (Pengantar Kerja BP3MI Kalimantan Barat)'),
      results: expect.stringContaining('Dari 2 peserta terdaftar, 1 hadir.'),
      legalBasis: expect.stringContaining('Nomor 18 Tahun 2017'),
    });
  });

  it('keeps what was written with its history, and gives a section back', async () => {
    const { eventId } = await world().publish();
    const first = await edit(eventId, 0, {
      sections: { conclusions: 'Berjalan lancar.', minutes: 'Tanya jawab.' },
    });
    expect([first.status, first.headers['etag'], first.body['written']]).toEqual([
      200,
      '"1"',
      ['minutes', 'conclusions'],
    ]);
    expect(first.body['sections']).toMatchObject({ conclusions: 'Berjalan lancar.' });
    const second = await edit(eventId, 1, { sections: { conclusions: null } });
    expect(second.body['written']).toEqual(['minutes']);
    const { body } = await world().call(listReportChangesContract, { params: { eventId } });
    expect(body['changes']).toMatchObject([
      { version: 2, by: 'organiser-kalbar', from: { conclusions: 'Berjalan lancar.' } },
      { version: 1, from: { conclusions: null, minutes: null } },
    ]);
  });

  it('given an older version, refuses', async () => {
    const { eventId } = await world().publish();
    await edit(eventId, 0, { sections: { scope: 'A' } });
    const stale = await edit(eventId, 0, { sections: { scope: 'B' } });
    expect([stale.status, stale.body['code']]).toEqual([412, 'stale_version']);
    const missing = await world().call(editReportContract, { params: { eventId }, body: {} });
    expect(missing.status).toBe(428);
  });

  it('given another office, is not found', async () => {
    const { eventId } = await world().publish();
    const { status } = await get(
      eventId,
      testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' }),
    );
    expect(status).toBe(404);
  });

  it('prints in the order of the outline, everything escaped', async () => {
    const { eventId } = await world().publish();
    await edit(eventId, 0, { sections: { course: '<script>alert(1)</script>' } });
    const { text, status } = await world().call(reportPageContract, { params: { eventId } });
    expect(status).toBe(200);
    const headings = [
      'I. Pendahuluan',
      'II. Pelaksanaan',
      'III. Hasil',
      'IV. Kesimpulan',
      'V. Penutup',
      'Lampiran',
    ];
    const places = headings.map((heading) => text.indexOf(heading));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
  });
});
