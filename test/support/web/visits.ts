import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';

export const SMALL_PHONE = { width: 320, height: 568 };
const PHONE = { width: 360, height: 740 };
/** For a machine that is busy. */
const PATIENCE_MS = 10_000;

export type Visit = (path: string, options?: BrowserContextOptions) => Promise<Page>;

export const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

/** Opens pages of the platform for the file that calls this, each for somebody who was never there before. */
export const eachVisit = (): Visit => {
  let browser: Browser;
  const visitors = new Set<BrowserContext>();
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterEach(async () => {
    for (const visitor of visitors) await visitor.close();
    visitors.clear();
  });
  afterAll(() => browser.close());
  return async (path, options = {}) => {
    const baseURL = inject('platformUrl');
    const visitor = await browser.newContext({ baseURL, viewport: PHONE, locale: 'id-ID', ...options });
    visitors.add(visitor);
    visitor.setDefaultTimeout(PATIENCE_MS);
    const page = await visitor.newPage();
    await page.goto(path);
    return page;
  };
};

/** How far the page reaches to the right, in CSS pixels. */
export const widthOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth');

/** Sections that stand closed hide what is in them from every check. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate<void>("for (const each of document.querySelectorAll('details')) each.open = true");

/** The id of what has the focus, or the name of its tag. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.id || document.activeElement.tagName');
