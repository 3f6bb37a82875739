import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '#test/support/web/accessibility.ts';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { fill, filled } from '#test/support/web/registration-form.ts';
import { eachVisit, focused, SMALL_PHONE, widthOf } from '#test/support/web/visits.ts';

const visit = eachVisit();
const organiser = outreachClient();
type Published = Awaited<ReturnType<typeof organiser.publish>>;

const addresses = { open: '', full: '', cancelled: '', institutions: '' };
let event: Published;

beforeAll(async () => {
  event = await organiser.publish({ capacity: 1_000 });
  const full = await organiser.publish({ capacity: 1 });
  await organiser.register(full.eventId, 1);
  const cancelled = await organiser.publish();
  await organiser.cancel(cancelled);
  const institutions = await organiser.publish({ seatsPer: 'institution' });
  const address = ({ code }: Published) => `/daftar/${code}`;
  addresses.open = address(event);
  addresses.full = address(full);
  addresses.cancelled = address(cancelled);
  addresses.institutions = address(institutions);
});

const WHEN = ['open', 'full', 'cancelled', 'institutions'] as const;

describe('given the public page of an event, for everybody', () => {
  it.each(WHEN)('when it is of the kind "%s", then axe finds nothing', async (kind) => {
    expect(await violations(await visit(addresses[kind]))).toEqual([]);
  });

  it.each(WHEN)('when it is of the kind "%s", then it fits 320 px', async (kind) => {
    expect(await widthOf(await visit(addresses[kind], { viewport: SMALL_PHONE }))).toBeLessThanOrEqual(320);
  });

  it('when its event has long words, then it fits 320 px', async () => {
    const long = await organiser.publish({ title: `Sosialisasi ${'pelindungan'.repeat(8)}` });
    const page = await visit(`/daftar/${long.code}`, { viewport: SMALL_PHONE });
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
  });

  it('when the text is twice as large, then it still fits', async () => {
    const page = await visit(addresses.open, { viewport: SMALL_PHONE });
    await page.addStyleTag({ content: 'html{font-size:200%}' });
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
  });
});

const tabTo = async (page: Page, wanted: string): Promise<readonly string[]> => {
  const seen: string[] = [];
  while (seen.at(-1) !== wanted && seen.length < 30) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
  }
  return seen;
};

describe('given the public page and a keyboard alone', () => {
  it('when Tab is pressed again and again, then every field and the button come in the order of the page', async () => {
    const page = await visit(addresses.open);
    const order = await tabTo(page, 'BUTTON');
    const fields = order.filter((each) => each !== 'A');
    expect(fields).toEqual(['name', 'phone', 'village', 'role', 'consent', 'BUTTON']);
  });

  it('when something has the focus, then an outline shows it', async () => {
    const page = await visit(addresses.open);
    await tabTo(page, 'name');
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
  });

  it('when it is filled in and Enter pressed in a field, then the person is registered', async () => {
    const page = await visit(addresses.open);
    const { name, phone } = filled({ phone: '0860-0000-4002' });
    await tabTo(page, 'name');
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(phone);
    await tabTo(page, 'consent');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/k\//);
    expect(await page.textContent('h1')).toBe('Pendaftaran diterima');
  });

  it('when Enter is pressed on the button, then the person is registered', async () => {
    const page = await visit(addresses.open);
    await fill(page, { phone: '0860-0000-4003' });
    await page.focus('main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/k\//);
    expect(await page.textContent('h1')).toBe('Pendaftaran diterima');
  });
});
