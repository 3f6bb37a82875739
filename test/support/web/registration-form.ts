import type { Page } from 'playwright-core';
import { phoneOf } from '../builders/registrations.ts';

export type Filled = {
  readonly name: string;
  readonly phone: string;
  readonly village: string;
  readonly role: string;
};

export const filled = (over: Partial<Filled> = {}): Filled => ({
  name: 'Yohana Kinanti',
  phone: phoneOf(4001).replace('+62', '0'),
  village: 'Korek, Kec. Sungai Ambawang',
  role: 'Kepala dusun',
  ...over,
});

/** Writes into the form of the public page and agrees; does not send it. */
export const fill = async (page: Page, over: Partial<Filled> = {}): Promise<void> => {
  for (const [field, text] of Object.entries(filled(over))) await page.fill(`#${field}`, text);
  await page.check('#consent');
};

export const send = (page: Page): Promise<void> => page.click('main form button');

/** Registers somebody by the page that stands open. */
export const registerBy = async (page: Page, over: Partial<Filled> = {}): Promise<void> => {
  await fill(page, over);
  await send(page);
  await page.waitForSelector('h1');
  if (!page.url().includes('/k/'))
    throw new Error(`not registered: ${await page.locator('[role=alert], .box').first().textContent()}`);
};
