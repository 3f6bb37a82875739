import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#test/support/web/accessibility.ts';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { eachVisit, SMALL_PHONE, unfold, WITHOUT_SCRIPT, widthOf } from '#test/support/web/visits.ts';

const visit = eachVisit();
const organiser = outreachClient();
const PEOPLE = Array.from({ length: 10 }, (_, index) => index + 1);

const officer = async (page: Page) => {
  await page.fill('#name', 'Markus Kepala Desa');
  await page.fill('#phone', '0860-0000-5000');
  await page.check('#consent');
};

/** Ten people, each with a number of their own. */
const fillGroup = async (page: Page) => {
  await officer(page);
  await page.click('summary');
  for (const each of PEOPLE) {
    await page.fill(`#name${each}`, `Warga ${each}`);
    await page.fill(`#phone${each}`, `0860-0000-${5000 + each}`);
  }
};

const send = (page: Page) => page.click('button:has-text("Daftarkan rombongan")');

describe('given the form for a group of ten, seven seats and no script', () => {
  let eventId: string;
  let lines: readonly string[];
  let tenth: string;
  let status: string | null;

  beforeAll(async () => {
    const event = await organiser.publish({ capacity: 7 });
    eventId = event.eventId;
    const page = await visit(`/daftar/${event.code}/rombongan`, WITHOUT_SCRIPT);
    await fillGroup(page);
    await send(page);
    await page.waitForSelector('[role=status]');
    status = await page.textContent('[role=status]');
    lines = await page.locator('main ol > li').allTextContents();
    tenth = String(await page.getAttribute('main ol > li:nth-child(10) a', 'href'));
  });

  it('when it is sent, then one page says how many were received', () => {
    expect(status).toBe('10 dari 10 pendaftaran sudah kami terima.');
  });

  it('when it is sent, then it shows what became of each person, in the order of the form', () => {
    const outcome = (each: number) => (each <= 7 ? 'Mendapat tempat.' : 'Dalam daftar tunggu.');
    expect(lines.map((line) => line.split(' Kode ')[0])).toEqual(
      PEOPLE.map((each) => `Warga ${each}${outcome(each)}`),
    );
  });

  it('when it is sent, then each person has a code of their own', () => {
    const codes = lines.map((line) => /Kode (\d{4})\./.exec(line)?.[1]);
    expect(new Set(codes.filter((code) => code !== undefined)).size).toBe(10);
  });

  it('when it is sent, then each person has a link of their own', async () => {
    const page = await visit(tenth, WITHOUT_SCRIPT);
    expect(await page.textContent('dl >> nth=1')).toContain('Warga 10');
  });

  it('when it is sent, then the organiser has all ten', async () => {
    const { seats } = await organiser.registrations(eventId);
    expect([seats.seated, seats.waiting]).toEqual([7, 3]);
  });
});

describe('given the form for a group', () => {
  let address: string;
  beforeAll(async () => {
    address = `/daftar/${(await organiser.publish()).code}/rombongan`;
  });

  const withMistake = async (): Promise<Page> => {
    const page = await visit(address, WITHOUT_SCRIPT);
    await fillGroup(page);
    await page.fill('#phone9', '12');
    await send(page);
    await page.waitForSelector('[role=alert]');
    return page;
  };

  it('when one row is wrong, then the summary leads to it', async () => {
    const page = await withMistake();
    expect(await page.getAttribute('[role=alert] li a', 'href')).toBe('#phone9');
  });

  it('when one row is wrong, then all that was typed is kept', async () => {
    const page = await withMistake();
    const names = await Promise.all(PEOPLE.map((each) => page.inputValue(`#name${each}`)));
    expect(names).toEqual(PEOPLE.map((each) => `Warga ${each}`));
  });

  it('when one row is wrong in the part that stands closed at first, then it stands open', async () => {
    expect(await (await withMistake()).isVisible('#phone9')).toBe(true);
  });

  it('when axe looks at it with every row open, then it finds nothing', async () => {
    const page = await visit(address);
    await unfold(page);
    expect(await violations(page)).toEqual([]);
  });

  it('when axe looks at the answer, then it finds nothing', async () => {
    const page = await visit(address);
    await officer(page);
    await page.fill('#name1', 'Warga');
    await send(page);
    await page.waitForSelector('[role=status]');
    expect(await violations(page)).toEqual([]);
  });

  it('when the phone is small, then it fits 320 px', async () => {
    const page = await visit(address, { viewport: SMALL_PHONE });
    await unfold(page);
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
  });
});
