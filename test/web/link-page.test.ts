import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#test/support/web/accessibility.ts';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { registerBy } from '#test/support/web/registration-form.ts';
import { eachVisit, SMALL_PHONE, unfold, WITHOUT_SCRIPT, widthOf } from '#test/support/web/visits.ts';

const visit = eachVisit();
const organiser = outreachClient();
let event: Awaited<ReturnType<typeof organiser.publish>>;

beforeAll(async () => {
  event = await organiser.publish();
});

let person = 4100;
const registered = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await visit(`/daftar/${event.code}`, options);
  person += 1;
  await registerBy(page, { phone: `0860-000-${person}` });
  return page;
};

const active = async () => (await organiser.registrations(event.eventId)).seats.seated;

const cancelBy = async (page: Page) => {
  await page.click('summary:has-text("Batalkan pendaftaran")');
  await page.click('button:has-text("Ya, batalkan pendaftaran saya")');
  await page.waitForSelector('[role=status]');
};

describe('given the link of a registration', () => {
  it('when axe looks at it with every section open, then it finds nothing', async () => {
    const page = await registered();
    await unfold(page);
    expect(await violations(page)).toEqual([]);
  });

  it('when the phone is small and every section open, then it fits 320 px', async () => {
    const page = await registered({ viewport: SMALL_PHONE });
    await unfold(page);
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
  });

  it('when a section is opened by the keyboard, then its fields come next', async () => {
    const page = await registered();
    await page.focus('summary:has-text("Ubah nama atau desa")');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('name');
  });
});

describe('given the link of a registration, without script', () => {
  it('when cancelling is only opened, then nothing is cancelled', async () => {
    const page = await registered(WITHOUT_SCRIPT);
    const before = await active();
    await page.click('summary:has-text("Batalkan pendaftaran")');
    await page.reload();
    expect(await active()).toBe(before);
  });

  it('when it is opened and confirmed, then the page says so', async () => {
    const page = await registered(WITHOUT_SCRIPT);
    await cancelBy(page);
    expect(await page.textContent('[role=status]')).toContain('Pendaftaran Anda sudah dibatalkan.');
  });

  it('when it is opened and confirmed, then the seat is free', async () => {
    const page = await registered(WITHOUT_SCRIPT);
    const before = await active();
    await cancelBy(page);
    expect(await active()).toBe(before - 1);
  });

  it('when the link is opened after that, then it still says what became of it', async () => {
    const page = await registered(WITHOUT_SCRIPT);
    await cancelBy(page);
    await page.goto(page.url());
    expect(await page.textContent('.box')).toBe('Pendaftaran ini sudah dibatalkan.');
  });

  it('when the name is changed, then the page shows the new one', async () => {
    const page = await registered(WITHOUT_SCRIPT);
    await page.click('summary:has-text("Ubah nama atau desa")');
    await page.fill('#name', 'Yohana K. Sari');
    await page.click('button:has-text("Simpan perubahan")');
    await page.waitForSelector('[role=status]');
    expect(await page.textContent('dl >> nth=1')).toContain('Yohana K. Sari');
  });

  it('when the seat is handed over, then the old link says so', async () => {
    const page = await registered(WITHOUT_SCRIPT);
    const old = page.url();
    await page.click('summary:has-text("Serahkan tempat")');
    await page.fill('#to-name', 'Budi Santoso');
    await page.fill('#to-phone', `0860-001-${person}`);
    await page.click('button:has-text("Serahkan tempat")');
    await page.waitForURL((url) => url.href !== old);
    await page.goto(old);
    expect(await page.textContent('.box')).toContain('sudah diserahkan kepada orang lain');
  });
});
