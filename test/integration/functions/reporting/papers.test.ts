import { describe, expect, it } from 'vitest';
import {
  attendanceSheetContract,
  attendanceSheetCsvContract,
  createPrintLinkContract,
  exportCoverageContract,
  exportEventContract,
  exportEventPartContract,
  openPrintContract,
  readCoverageContract,
} from '#functions/reporting/contract.ts';
import { eachDayAfter } from '#test/support/day-after.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachDayAfter();
const other = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });

const exportsOf = async (officeId: string) => {
  const { items } = await world().platform.table.query({
    table: 'reports',
    partition: `OFFICE#${officeId}`,
    consistent: true,
  });
  return items.map(({ by, reason, about }) => ({ by, reason, about }));
};

const held = async () => {
  const event = await world().publish({ capacity: 5 });
  const { eventId } = event;
  const first = await world().register(eventId, 1, { region: '61.12.03.2001', role: 'Kepala Desa' });
  await world().register(eventId, 2, { name: '=cmd|x', region: '61.12.03.2002' });
  await world().come(eventId, [{ registrationId: first, sex: 'P' }]);
  return event;
};

describe('the list of attendance on paper', () => {
  it('has the official columns, numbered pages with the head on each, signatures left and right, and blank lines', async () => {
    const { eventId } = await held();
    const { status, text } = await world().call(attendanceSheetContract, { params: { eventId } });
    expect(status).toBe(200);
    for (const column of ['No', 'Nama', 'L/P', 'Jabatan/Instansi/Desa', 'No. HP', 'Tanda tangan'])
      expect(text).toContain(`>${column}</th>`);
    for (const sheet of ['peserta', 'narasumber', 'panitia']) expect(text).toContain(`Daftar hadir ${sheet}`);
    expect(text).toContain('padding-left:1.5mm">1.<');
    expect(text).toContain('padding-left:22mm">2.<');
    expect(text).toContain('Halaman 1 dari 1');
    expect(text).toContain('Kamis, 13 November 2025');
    expect(text).toContain('Rahman Saputra');
    expect(text).toContain('08600000001');
    expect(text.split('class="sheet"').length - 1).toBe(text.split('<thead>').length - 1);
  });

  it('as a table has no formula, and says who took it and why', async () => {
    const { eventId } = await held();
    const params = { eventId };
    const { text } = await world().call(attendanceSheetCsvContract, {
      params,
      query: { reason: 'Arsip SPJ' },
    });
    expect(text).toContain('No,Nama,L/P,Jabatan/Instansi/Desa,No. HP,Tanda tangan');
    expect(text).toContain("'=cmd|x");
    expect(await exportsOf('bp3mi-kalbar')).toEqual([
      { by: 'organiser-kalbar', reason: 'Arsip SPJ', about: `event:${eventId} attendance-sheet` },
    ]);
    expect((await world().call(attendanceSheetCsvContract, { params, query: {} })).status).toBe(400);
  });

  it.each(['attendance_sheet', 'report', 'coverage'])(
    'prints %s by a link for a quarter of an hour',
    async (document) => {
      const { eventId } = await held();
      const made = await world().call(createPrintLinkContract, { params: { eventId }, body: { document } });
      const token = /\/cetak\/(\w{11})$/.exec(String(made.body['url']))?.[1] ?? '';
      const open = () => world().call(openPrintContract, { params: { token } }, 'nobody');
      const page = await open();
      expect([page.status, page.text.includes('@page{size:A4')]).toEqual([200, true]);
      world().platform.setNow('2025-10-16T03:51:00.000Z');
      expect((await open()).status).toBe(404);
      expect(await exportsOf('bp3mi-kalbar')).toMatchObject([{ reason: `cetak ${document}` }]);
    },
  );
});

describe('the coverage of villages', () => {
  it('tells of a district which villages were reached, by what and when, and which not', async () => {
    await held();
    world().platform.setNow('2025-11-14T02:00:00.000Z');
    const { body } = await world().call(readCoverageContract, { query: { regionCode: '61.12.03' } });
    const places = body['places'] as { code: string; reachedBy: unknown[] }[];
    expect(body['reached']).toBe(1);
    expect(body['total']).toBe(places.length);
    expect(places.find(({ code }) => code === '61.12.03.2001')?.reachedBy).toMatchObject([
      { title: 'Sosialisasi Migrasi Aman', date: '2025-11-13', people: 1 },
    ]);
    const csv = await world().call(exportCoverageContract, { query: { regionCode: '61.12.03' } });
    expect(csv.text.split('\r\n')).toHaveLength(places.length + 2);
  });

  it("given another office, shows that one's reach; given an unknown region, refuses", async () => {
    await held();
    world().platform.setNow('2025-11-14T02:00:00.000Z');
    const { body } = await world().call(readCoverageContract, { query: { regionCode: '61.12.03' } }, other);
    expect(body['reached']).toBe(0);
    const wrong = await world().call(readCoverageContract, { query: { regionCode: '99.99' } });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'unknown_region']);
  });
});

describe('everything of an event', () => {
  it('is one document, on record, without secrets', async () => {
    const { eventId } = await held();
    const { status, body, text } = await world().call(exportEventContract, {
      params: { eventId },
      query: { reason: 'Permintaan inspektorat' },
    });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual([
      'eventId',
      'event',
      'people',
      'report',
      'issues',
      'feedback',
      'coverage',
    ]);
    expect(text).not.toContain('stopCode');
    expect(await exportsOf('bp3mi-kalbar')).toMatchObject([{ reason: 'Permintaan inspektorat' }]);
  });

  it.each([
    ['participants', 2],
    ['attendance', 1],
    ['report', 12],
    ['issues', 0],
    ['feedback', 2],
  ])('has the part %s as a table of %i lines', async (part, lines) => {
    const { eventId } = await held();
    const { text } = await world().call(exportEventPartContract, {
      params: { eventId, part },
      query: { reason: 'Arsip' },
    });
    expect(text.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(lines + 1);
    expect(text).not.toMatch(/(^|,)=/m);
  });

  it('given another office, is not found and not on record', async () => {
    const { eventId } = await held();
    const asked = await world().call(
      exportEventContract,
      { params: { eventId }, query: { reason: 'Ingin tahu' } },
      other,
    );
    expect([asked.status, await exportsOf('bp3mi-kalsel')]).toEqual([404, []]);
  });
});
