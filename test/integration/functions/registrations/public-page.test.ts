import { describe, expect, it } from 'vitest';
import { cancelEventContract, changeCapacityContract } from '#functions/events/contract.ts';
import { seedVillages } from '#functions/offices/contract.ts';
import { eventCalendarContract, listRegistrationsContract } from '#functions/registrations/contract.ts';
import { CONSENT_VERSION } from '#functions/registrations/domain/consent.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';
import { browser } from '#test/support/builders/registrations-public.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();

const visitor = (address?: string) => browser(world().platform, address);

const listed = async (eventId: string) => {
  const { body } = await world().call(listRegistrationsContract, { params: { eventId } });
  return body['registrations'] as readonly Record<string, unknown>[];
};

describe('the public page of an event', () => {
  it('says what, when with the zone, where and by whom', async () => {
    const { code } = await world().publish();
    const { status, text } = await visitor().open(code);
    expect(status).toBe(200);
    expect(text).toMatch(/Kamis, 13 November 2025 pukul 09\.00.*WIB/);
    expect(text).toContain('Kalimantan Barat');
  });

  it('is found by the code in small letters', async () => {
    const { code } = await world().publish();
    expect((await visitor().open(code.toLowerCase())).status).toBe(200);
  });

  it.each(['ZZZZZZ', 'x', '../../etc', ''])('of the code %j is not found, in words', async (code) => {
    const { status, text } = await visitor().open(code);
    expect([status, text.includes('Halaman tidak ditemukan')]).toEqual([404, true]);
  });

  it('of a draft is not found', async () => {
    const { code } = await world().draft();
    expect((await visitor().open(code)).status).toBe(404);
  });

  it('of an event without public registration is not found', async () => {
    const { code } = await world().publish({ publicRegistration: false });
    expect((await visitor().open(code)).status).toBe(404);
  });

  it('tells of seats in words, never in numbers', async () => {
    const event = await world().publish({ capacity: 10 });
    const seen = [(await visitor().open(event.code)).text];
    for (const person of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await world().register(event.eventId, person);
    seen.push((await visitor().open(event.code)).text);
    await world().register(event.eventId, 10);
    seen.push((await visitor().open(event.code)).text);
    expect(seen).toEqual([
      expect.stringContaining('Tempat masih ada.'),
      expect.stringContaining('Tempat hampir penuh.'),
      expect.stringContaining('Tempat sudah penuh.'),
    ]);
  });

  it('of a cancelled event says so and has no form', async () => {
    const event = await world().publish();
    await world().change(cancelEventContract, event, { reason: 'Banjir' });
    const { text, html } = await visitor().open(event.code);
    expect([text.includes('Acara ini dibatalkan'), html.includes('<form')]).toEqual([true, false]);
  });

  it('after the start says so and has no form', async () => {
    const { code } = await world().publish();
    world().platform.setNow('2025-11-13T02:00:00.000Z');
    const { text, html } = await visitor().open(code);
    expect([text.includes('sudah dimulai'), html.includes('<form')]).toEqual([true, false]);
  });

  it('stays within what an old phone can carry, form, mistakes and result alike', async () => {
    const { code } = await world().publish();
    const page = await visitor().open(code);
    const wrong = await visitor().send(code, { key: visitor().keyIn(page.html) });
    const result = await visitor().link(visitor().tokenIn(await visitor().register(code, 1)));
    const style = /<style>(.*?)<\/style>/s.exec(page.html)?.[1] ?? '';
    for (const { gzipBytes, html } of [page, wrong, result]) {
      expect(gzipBytes).toBeLessThan(14 * 1024);
      expect(html).not.toMatch(/<script|<link|<img|url\(|https:\/\/(?!sapa\.example)/);
    }
    expect(Buffer.byteLength(style)).toBeLessThanOrEqual(5 * 1024);
  });

  it('comes as a calendar file', async () => {
    const { code } = await world().publish();
    const { status, html } = await visitor().ask(eventCalendarContract, { code });
    expect([status, html]).toEqual([200, expect.stringContaining('DTSTART:20251113T020000Z')]);
  });
});

describe('registering oneself', () => {
  it('sends the browser on to a page with the place, a code and a link to keep', async () => {
    const { code } = await world().publish();
    const sent = await visitor().register(code, 1);
    expect(sent.status).toBe(303);
    const { text, html } = await visitor().link(visitor().tokenIn(sent));
    expect(text).toMatch(/Pendaftaran Anda sudah kami terima\. Anda mendapat tempat\. .*: \d{4} /);
    expect(html).toContain(`https://sapa.example${sent.location}`);
  });

  it('keeps the consent with its version and instant', async () => {
    const { code, eventId } = await world().publish();
    await visitor().register(code, 1);
    expect(await listed(eventId)).toMatchObject([
      { phone: phoneOf(1), consent: { version: CONSENT_VERSION, at: world().platform.clock.now() } },
    ]);
  });

  it('for a full event says the place in the line', async () => {
    const { code } = await world().publish({ capacity: 1 });
    await visitor().register(code, 1);
    await visitor().register(code, 2);
    const { text } = await visitor().link(visitor().tokenIn(await visitor().register(code, 3)));
    expect(text).toContain('Anda dalam daftar tunggu, urutan ke-2.');
  });

  it('with the same form twice is one registration with one link', async () => {
    const { code, eventId } = await world().publish();
    const key = visitor().keyIn((await visitor().open(code)).html);
    const fields = { key, name: 'Yohana Kinanti', phone: '0860-0000-001', consent: CONSENT_VERSION };
    const [first, second] = [await visitor().send(code, fields), await visitor().send(code, fields)];
    expect([second.location, (await listed(eventId)).length]).toEqual([first.location, 1]);
  });

  it('of another person with the same form, as on a shared phone, is another registration', async () => {
    const { code, eventId } = await world().publish();
    const key = visitor().keyIn((await visitor().open(code)).html);
    const fields = { key, name: 'Yohana Kinanti', phone: '0860-0000-001', consent: CONSENT_VERSION };
    await visitor().send(code, fields);
    await visitor().send(code, { ...fields, name: 'Budi Santoso', phone: '0860-0000-002' });
    expect((await listed(eventId)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Yohana Kinanti', 'Budi Santoso']),
    );
  });

  it('orders no SMS', async () => {
    const { code, eventId } = await world().publish();
    await visitor().register(code, 1);
    expect(await world().messages(eventId)).toEqual([]);
  });

  it('after the event was closed by its start is refused with the page that says so', async () => {
    const { code } = await world().publish();
    const key = visitor().keyIn((await visitor().open(code)).html);
    world().platform.setNow('2025-11-13T02:00:00.000Z');
    const seen = await visitor().send(code, {
      key,
      name: 'Yo Ha',
      phone: phoneOf(1),
      consent: CONSENT_VERSION,
    });
    expect([seen.status, seen.text.includes('sudah dimulai')]).toEqual([409, true]);
  });
});

describe('a form with mistakes', () => {
  const sent = async (over: Readonly<Record<string, string>>, event: Record<string, unknown> = {}) =>
    visitor().register((await world().publish(event)).code, 1, over);

  it.each([
    ['name', { name: ' ' }, 'Tulis nama lengkap.'],
    ['phone', { phone: '0561-736111' }, 'Tulis nomor HP Indonesia'],
    ['phone', { phone: '+60 12 345 6789' }, 'Tulis nomor HP Indonesia'],
    ['consent', { consent: '' }, 'Centang persetujuan'],
    ['consent', { consent: '2001-1' }, 'Isi persetujuan telah diperbarui'],
    ['village', { village: 'Atlantis' }, 'Desa tidak ditemukan'],
    ['website', { website: 'http://beli.example' }, 'Kosongkan kotak ini'],
  ])('in %s says so beside the field and first on the page', async (field, over, words) => {
    const seen = await sent(over);
    expect(seen.status).toBe(422);
    expect(seen.html).toContain('<title>Ada kesalahan: ');
    expect(seen.html).toContain(`<a href="#${field}">`);
    expect(seen.html).toMatch(new RegExp(`id="${field}-error">.*${words}`));
    if (field !== 'website') expect(seen.html).toMatch(new RegExp(`aria-describedby="[^"]*${field}-error`));
  });

  it('keeps what was written, harmless as text', async () => {
    const { html } = await sent({ name: '"><script>alert(1)</script>', role: 'Kepala <Dusun>' });
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).toContain('value="Kepala &lt;Dusun&gt;"');
    expect(html).not.toContain('<script>');
  });

  it('asks for the institution where seats go by institution', async () => {
    const { html } = await sent({}, { seatsPer: 'institution' });
    expect(html).toContain('id="institution-error"');
  });

  it('that was opened the day before yesterday is shown again with a new key', async () => {
    const { code } = await world().publish();
    const key = visitor().keyIn((await visitor().open(code)).html);
    world().platform.setNow('2025-10-18T03:36:00.000Z');
    const seen = await visitor().send(code, {
      key,
      name: 'Yo Ha',
      phone: phoneOf(1),
      consent: CONSENT_VERSION,
    });
    expect([seen.status, seen.text.includes('terlalu lama terbuka')]).toEqual([422, true]);
    expect(visitor().keyIn(seen.html)).not.toBe(key);
  });

  it('with a field that the form does not have is refused', async () => {
    expect((await sent({ admin: '1' })).status).toBe(400);
  });
});

describe('a village', () => {
  const district = { name: 'Aula Kantor Camat Sungai Ambawang', regionCode: '61.12.03' };

  const sent = async (over: Readonly<Record<string, string>>) => {
    await seedVillages(world().platform.table);
    const { code, eventId } = await world().publish({ venue: district });
    const seen = await visitor().register(code, 1, over);
    return { seen, eventId };
  };

  it('that is written in full is stored by its code', async () => {
    const { eventId } = await sent({ village: 'Sungai Ambawang Kuala' });
    expect(await listed(eventId)).toMatchObject([{ region: '61.12.03.2005' }]);
  });

  it('that is not clear is asked for, and nothing is registered yet', async () => {
    const { seen, eventId } = await sent({ village: 'Ambawang Kuala' });
    expect([seen.status, seen.html.includes('name="villageCode" value="61.12.03.2005"')]).toEqual([
      422,
      true,
    ]);
    expect(await listed(eventId)).toEqual([]);
  });

  it('that was chosen among several is taken', async () => {
    const { eventId } = await sent({ village: 'Ambawang Kuala', villageCode: '61.12.03.2005' });
    expect(await listed(eventId)).toMatchObject([{ region: '61.12.03.2005' }]);
  });

  it.each(['61.12.06', '35.28.01', '33.02.01'])(
    'is suggested within what an old phone can carry, also in the large regency of %s',
    async (regionCode) => {
      await seedVillages(world().platform.table);
      const { code } = await world().publish({ venue: { ...district, regionCode } });
      const { html, gzipBytes } = await visitor().open(code);
      expect(html).toContain('<datalist');
      expect(gzipBytes).toBeLessThan(14 * 1024);
    },
  );
});

describe('limits', () => {
  it('end the sixth new submission for one number from one network in a day', async () => {
    const { code } = await world().publish();
    const statuses: (number | undefined)[] = [];
    for (let visit = 0; visit < 6; visit += 1) statuses.push((await visitor().register(code, 1)).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  it('do not tell one network what another has sent', async () => {
    const { code } = await world().publish();
    for (let visit = 0; visit < 5; visit += 1) await visitor().register(code, 1);
    expect((await visitor('10.0.0.9').register(code, 1)).status).toBe(303);
  });

  it('leave a larger hall for those who wait', async () => {
    const event = await world().publish({ capacity: 1 });
    await visitor().register(event.code, 1);
    const second = await visitor().register(event.code, 2);
    await world().change(changeCapacityContract, event, { capacity: 5 });
    expect((await visitor().link(visitor().tokenIn(second))).text).toContain('Anda mendapat tempat.');
  });
});
