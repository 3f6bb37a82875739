import { describe, expect, it } from 'vitest';
import {
  calendarContract,
  cancelEventContract,
  closeFeedContract,
  exportEventsContract,
  exportEventsCsvContract,
  openFeedContract,
  readFeedContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });
const fileOf = (url: unknown) => String(url).split('/').at(-1) ?? '';
const open = async (account = testAccount()) =>
  fileOf((await world().call(openFeedContract, {}, account)).body['url']);
const read = (file: string) => world().call(calendarContract, { params: { file } });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar of an office', () => {
  it('stands behind a secret link', async () => {
    const { status, body } = await world().call(openFeedContract);
    expect(status).toBe(201);
    expect(body['url']).toMatch(/^https:\/\/sapa\.example\/kalender\/[0-9A-Za-z]{22}\.ics$/);
  });

  it('shows published events of the office, and nothing else', async () => {
    const event = await world().publish({ shortName: 'Migrasi; aman, ya' });
    await world().draft({ title: 'Rancangan rahasia' });
    const { status, headers, text } = await read(await open());
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const lines = unfolded(text);
    expect(lines).toEqual(
      expect.arrayContaining([
        'X-WR-CALNAME:Acara BP3MI Kalbar',
        `UID:${event.eventId}@sapa`,
        `SEQUENCE:${event.version}`,
        'DTSTART:20251113T020000Z',
        'DTEND:20251113T050000Z',
        'SUMMARY:Migrasi\\; aman\\, ya',
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(text).not.toContain('rahasia');
  });

  it('keeps an event under its name with a higher number when it changes', async () => {
    const event = await world().publish();
    const times = { localStart: '2025-11-13T10:00', localEnd: '2025-11-13T13:00' };
    const { body } = await world().change(rescheduleEventContract, event, times);
    const lines = unfolded((await read(await open())).text);
    expect(lines).toContain(`UID:${event.eventId}@sapa`);
    expect(lines).toContain(`SEQUENCE:${body['version']}`);
    expect(lines).toContain('DTSTART:20251113T030000Z');
  });

  it('says that an event was called off', async () => {
    await world().change(cancelEventContract, await world().publish(), { reason: 'Banjir' });
    expect(unfolded((await read(await open())).text)).toContain('STATUS:CANCELLED');
  });

  it('leaves out what is over for more than a year', async () => {
    await world().publish();
    const file = await open();
    world().platform.setNow('2026-11-14T05:00:00.000Z');
    expect((await read(file)).text).toContain('BEGIN:VEVENT');
    world().platform.setNow('2026-11-14T05:00:00.001Z');
    expect((await read(file)).text).not.toContain('BEGIN:VEVENT');
  });

  it('is each office’s own', async () => {
    await world().publish();
    expect((await read(await open(kalsel))).text).not.toContain('BEGIN:VEVENT');
  });
});

describe('a link to a calendar', () => {
  it('no longer works once there is a new one', async () => {
    const first = await open();
    const second = await open();
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
  });

  it('no longer works once it was taken back', async () => {
    const file = await open();
    expect((await world().call(closeFeedContract)).status).toBe(204);
    const { status, body } = await read(file);
    expect([status, body['code']]).toEqual([404, 'link_not_found']);
    expect((await world().call(closeFeedContract)).status).toBe(204);
  });

  it.each(['', 'abc.ics', `${'a'.repeat(22)}.ics`, `${'a'.repeat(22)}`])('is not "%s"', async (file) => {
    expect((await read(file)).status).toBe(404);
  });

  it('is shown once; who gave it out when stays on record', async () => {
    expect((await world().call(readFeedContract)).body).toEqual({ createdAt: null, createdBy: null });
    await open();
    expect((await world().call(readFeedContract)).body).toEqual({
      createdAt: '2025-10-16T03:36:00.000Z',
      createdBy: 'organiser-kalbar',
    });
  });

  it('is not stored', async () => {
    const secret = (await open()).replace('.ics', '');
    const { items } = await world().platform.table.query({
      table: 'events',
      partition: 'OFFICE#bp3mi-kalbar',
      limit: 100,
    });
    expect(JSON.stringify(items)).not.toContain(secret);
  });

  it('asked for by two at once leaves one that works', async () => {
    const files = await Promise.all([open(), open(), open()]);
    const answers = await Promise.all(files.map(read));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
  });

  it('is not for a duty officer to give out', async () => {
    const duty = testAccount({ username: 'duty-entikong', roles: ['duty_officer'] });
    expect((await world().call(openFeedContract, {}, duty)).status).toBe(403);
  });
});

describe('the export of an office', () => {
  it('has every event with its seats', async () => {
    const event = await world().publish({ capacity: 1 });
    for (const person of [1, 2]) await world().register(event.eventId, person);
    await world().draft({ title: 'Rancangan' });
    const { status, body } = await world().call(exportEventsContract);
    expect(status).toBe(200);
    expect(body).toMatchObject({ officeId: 'bp3mi-kalbar', exportedAt: '2025-10-16T03:36:00.000Z' });
    expect(body['events']).toHaveLength(2);
    expect(JSON.stringify(body['events'])).toContain('"seats":{"capacity":1,"seated":1,"waiting":1');
  });

  it('has nothing of another office', async () => {
    await world().publish();
    expect((await world().call(exportEventsContract, {}, kalsel)).body['events']).toEqual([]);
  });

  it('is a table too, in which nothing becomes a formula and no speaker has a phone', async () => {
    await world().publish({
      title: '=HYPERLINK("http://jahat")',
      speakers: [{ name: '+Rahman', position: 'Pengantar; =Kerja', phone: '0860-0000-901' }],
    });
    const { status, headers, text } = await world().call(exportEventsCsvContract);
    expect([status, headers['content-disposition']]).toEqual([200, 'attachment; filename="sapa-acara.csv"']);
    const [headings, row] = text.split('\r\n');
    expect(headings).toContain('Kode,Status,Jenis,Program,Judul');
    expect(row).toContain(`"'=HYPERLINK(""http://jahat"")"`);
    expect(row).toContain(`'+Rahman`);
    expect(row).toContain(`;' =Kerja`);
    expect(row).toContain('2025-11-13 09:00 WIB');
    expect(row).not.toContain('860');
  });
});
