import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { violations } from '#test/support/web/accessibility.ts';
import {
  type Door,
  doorOf,
  mark,
  noteUploads,
  signal,
  untilKept,
  untilUploaded,
  withSwitch,
  words,
} from '#test/support/web/door.ts';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { eachVisit, SMALL_PHONE, unfold, WITHOUT_SCRIPT, widthOf } from '#test/support/web/visits.ts';

const visit = eachVisit();
const organiser = outreachClient();
let door: Door;

beforeEach(async () => {
  door = await doorOf(organiser);
});

const opened = async (): Promise<Page> => {
  const page = await door.open(visit);
  await untilKept(page, door);
  await withSwitch(page);
  return page;
};

describe('given the list at the door on a phone with signal', () => {
  it('when somebody is marked, then the office knows', async () => {
    const page = await opened();
    await mark(page, 'Peserta 2', 'P');
    await untilUploaded(page);
    expect(await door.present()).toEqual(['Peserta 2']);
  });

  it('when axe looks at it with every section open, then it finds nothing', async () => {
    const page = await opened();
    await mark(page, 'Peserta 2', 'P');
    await untilUploaded(page);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
  });

  it('when the phone is small, then it fits 320 px', async () => {
    const page = await door.open(visit, { viewport: SMALL_PHONE });
    await untilKept(page, door);
    await unfold(page);
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
  });
});

describe('given the list at the door on a phone that loses its signal', () => {
  const withoutSignal = async (): Promise<Page> => {
    const page = await opened();
    await signal(page, false);
    await mark(page, 'Peserta 1', 'L');
    await page.reload();
    await page.waitForSelector('#daftar button[data-on]');
    await mark(page, 'Peserta 3', 'P');
    return page;
  };

  it('when the page is loaded again and somebody marked, then it counts those before and after', async () => {
    expect(await words(await withoutSignal(), 'jumlah')).toBe('2 hadir dari 3 nama');
  });

  it('when marks are waiting, then it says how many', async () => {
    expect(await words(await withoutSignal(), 'tunda')).toBe('2 tanda menunggu sinyal.');
  });

  it('when marks are waiting, then the office does not know yet', async () => {
    await withoutSignal();
    expect(await door.present()).toEqual([]);
  });

  it('when the signal comes back, then each mark is uploaded once', async () => {
    const page = await withoutSignal();
    const uploads = await noteUploads(page);
    await signal(page, true);
    await untilUploaded(page);
    const keys = await uploads();
    expect([keys.length, new Set(keys).size]).toEqual([2, 2]);
  });

  it('when the signal comes back, then the office knows of each', async () => {
    const page = await withoutSignal();
    await signal(page, true);
    await untilUploaded(page);
    expect(await door.present()).toEqual(['Peserta 1', 'Peserta 3']);
  });

  it('when a second reload comes without signal, then the list is still there', async () => {
    const page = await withoutSignal();
    await page.reload();
    await page.waitForSelector('#daftar button[data-on]');
    expect(await words(page, 'jumlah')).toBe('2 hadir dari 3 nama');
  });
});

describe('given the list at the door without script', () => {
  const message = (page: Page) => page.textContent('.box[role=status]');

  it('when somebody is marked by the button, then the page says so', async () => {
    const page = await door.open(visit, WITHOUT_SCRIPT);
    await mark(page, 'Peserta 1', 'P');
    expect(await message(page)).toBe('Sudah dicatat hadir.');
  });

  it('when somebody is marked by the button, then the office knows', async () => {
    const page = await door.open(visit, WITHOUT_SCRIPT);
    await mark(page, 'Peserta 1', 'P');
    await page.waitForURL(/pesan=hadir/);
    expect(await door.present()).toEqual(['Peserta 1']);
  });

  it('when a code is typed, then its owner is marked', async () => {
    const page = await door.open(visit, WITHOUT_SCRIPT);
    await page.fill('#k', await door.codeOf('Peserta 2'));
    await page.click('#kode button');
    await page.waitForURL(/pesan=hadir/);
    expect(await door.present()).toEqual(['Peserta 2']);
  });

  it('when a name is searched, then only those who bear it are shown', async () => {
    const page = await door.open(visit, WITHOUT_SCRIPT);
    await page.fill('#q', 'peserta 3');
    await page.click('#cari button');
    await page.waitForURL(/q=peserta/);
    expect(await page.locator('#daftar li b').allTextContents()).toEqual(['Peserta 3']);
  });

  it('when somebody comes who is not registered, then they are on the list', async () => {
    const page = await door.open(visit, WITHOUT_SCRIPT);
    await page.click('summary');
    await page.fill('#nama', 'Markus Tamu');
    await page.click('#tamu button');
    await page.waitForURL(/pesan=tamu/);
    expect(await door.present()).toEqual(['Markus Tamu']);
  });

  it('when a mark is taken back, then nobody is there', async () => {
    const page = await door.open(visit, WITHOUT_SCRIPT);
    await mark(page, 'Peserta 1', 'P');
    await page.click('button:has-text("Batal")');
    await page.waitForURL(/pesan=batal/);
    expect(await door.present()).toEqual([]);
  });

  it('when axe looks at it, then it finds nothing', async () => {
    const page = await visit('about:blank', { serviceWorkers: 'block' });
    await page.route('**/hadir-app.js', (route) => route.abort());
    await page.goto(door.path);
    await mark(page, 'Peserta 1', 'P');
    await page.waitForURL(/pesan=hadir/);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
  });
});
