import { describe, expect, it } from 'vitest';
import { openGroupPageContract, submitGroupContract } from '#functions/registrations/contract.ts';
import { CONSENT_VERSION } from '#functions/registrations/domain/consent.ts';
import { phoneOf, storedSeats } from '#test/support/builders/registrations.ts';
import { browser } from '#test/support/builders/registrations-public.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();

const visitor = () => browser(world().platform);

const people = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `name${index + 1}`,
      `Warga ${'abcdefghijklmnopqrst'[index]}`,
    ]),
  );

const names = async (eventId: string) =>
  (await storedSeats(world().platform.table, eventId)).registrations.map(({ name }) => name);

describe('the form of a group', () => {
  it('has rows for twenty and fits an old phone', async () => {
    const { code } = await world().publish();
    const { html, gzipBytes } = await visitor().ask(openGroupPageContract, { code });
    expect([html.includes('name="name20"'), html.includes('name="name21"')]).toEqual([true, false]);
    expect(gzipBytes).toBeLessThan(14 * 1024);
  });

  it('is not offered where seats go by institution', async () => {
    const { code } = await world().publish({ seatsPer: 'institution' });
    expect((await visitor().ask(openGroupPageContract, { code })).status).toBe(409);
  });

  it('admits each for themselves and says what became of them', async () => {
    const { code, eventId } = await world().publish({ capacity: 2 });
    const { status, text } = await visitor().group(code, people(3));
    expect([status, text.includes('3 dari 3 pendaftaran sudah kami terima')]).toEqual([200, true]);
    expect(text.match(/Mendapat tempat\./g)).toHaveLength(2);
    expect(text.match(/Dalam daftar tunggu\./g)).toHaveLength(1);
    expect(await names(eventId)).toHaveLength(3);
  });

  it('sent twice is one group with the same codes and links', async () => {
    const { code, eventId } = await world().publish({ capacity: 9 });
    const key = visitor().keyIn((await visitor().open(code)).html);
    const first = await visitor().group(code, { key, ...people(3) });
    const again = await visitor().group(code, { key, ...people(3) });
    expect(again.html).toBe(first.html);
    expect(await names(eventId)).toHaveLength(3);
  });

  it('gives somebody without a phone one seat, whoever registers them once more on the same phone', async () => {
    const { code, eventId } = await world().publish({ capacity: 9 });
    await visitor().group(code, { name1: 'Siti Aminah', name2: 'Budi Santoso' });
    const again = await visitor().group(code, { name1: '  siti  AMINAH' });
    expect(again.text).toContain('1 dari 1 pendaftaran sudah kami terima');
    expect(await names(eventId)).toHaveLength(2);
  });

  it('gives somebody with a phone of their own the seat that they have', async () => {
    const { code, eventId } = await world().publish({ capacity: 9 });
    await visitor().register(code, 1);
    await visitor().group(code, { name1: 'Peserta Satu', phone1: phoneOf(1) });
    expect(await names(eventId)).toHaveLength(1);
  });

  it('lets each cancel by a link of their own', async () => {
    const { code, eventId } = await world().publish({ capacity: 9 });
    const { html } = await visitor().group(code, people(2));
    const token = /\/k\/(\w+)/.exec(html)?.[1] ?? '';
    await visitor().act(token, { choice: 'leave' });
    const { registrations } = await storedSeats(world().platform.table, eventId);
    expect(registrations.map(({ status }) => status).toSorted()).toEqual(['cancelled', 'seated']);
  });

  it.each([
    ['nobody in it', {}, 'name1'],
    ['a number that is none', { name1: 'Siti Aminah', phone1: '12' }, 'phone1'],
    ['a row without a name', { phone3: phoneOf(3) }, 'name3'],
    ['one person twice', { name1: 'Siti Aminah', name2: 'siti aminah' }, 'name2'],
    ['no consent', { name1: 'Siti Aminah', consent: '' }, 'consent'],
  ])('with %s registers nobody and says where', async (_what, fields, field) => {
    const { code, eventId } = await world().publish();
    const { status, html } = await visitor().group(code, fields);
    expect([status, html.includes(`id="${field}-error"`)]).toEqual([422, true]);
    expect(await names(eventId)).toEqual([]);
  });

  it('with a twenty-first row is refused', async () => {
    const { code } = await world().publish();
    const fields = { key: 'k', name: 'Kades', phone: phoneOf(1), consent: CONSENT_VERSION, name21: 'x' };
    expect((await visitor().ask(submitGroupContract, { code }, fields)).status).toBe(400);
  });
});
