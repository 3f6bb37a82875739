import type { BrowserContextOptions, Page } from 'playwright-core';
import { createAttendanceLinkContract, listAttendanceContract } from '#functions/registrations/contract.ts';
import type { outreachClient } from './outreach-client.ts';
import type { Visit } from './visits.ts';

/** An event with three people, and a phone that keeps its list. */
export const doorOf = async (organiser: ReturnType<typeof outreachClient>) => {
  const { eventId } = await organiser.publish();
  for (const person of [1, 2, 3]) await organiser.register(eventId, person);
  const params = { eventId };
  const { url } = await organiser.as.call('organiser-kalbar', createAttendanceLinkContract, { params });
  return {
    path: new URL(url).pathname,
    present: async () => {
      const list = await organiser.as.call('organiser-kalbar', listAttendanceContract, { params });
      return list.attendees.filter(({ since }) => since !== undefined).map(({ name }) => name);
    },
    codeOf: async (name: string) => {
      const { registrations } = await organiser.registrations(eventId);
      return String(registrations.find((each) => each.name === name)?.code);
    },
    open: (visit: Visit, options?: BrowserContextOptions) => visit(new URL(url).pathname, options),
  };
};

export type Door = Awaited<ReturnType<typeof doorOf>>;

/** The script has the list, and the phone keeps the page for when there is no signal. */
export const untilKept = async (page: Page, { path }: Door): Promise<void> => {
  await page.waitForSelector('#daftar button[data-on]');
  const kept = `Promise.all(['${path}', '${path}/daftar'].map(each => caches.match(location.origin + each)))
    .then(found => found.every(Boolean) && !!navigator.serviceWorker.controller)`;
  await page.waitForFunction(kept);
};

export const mark = (page: Page, name: string, sex: 'L' | 'P'): Promise<void> =>
  page.click(`button[aria-label="Hadir ${sex} ${name}"]`);

export const words = (page: Page, id: 'jumlah' | 'tunda'): Promise<string | null> =>
  page.textContent(`#${id}`);

export const untilUploaded = async (page: Page): Promise<void> => {
  await page.waitForSelector('#tunda:has-text("Semua tanda sudah terkirim.")');
};

/** From now on the page notes the keys of the marks that it uploads. */
export const noteUploads = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  await page.evaluate<void>(`{
    const { fetch } = window;
    window.uploaded = [];
    window.fetch = (address, options) => {
      if (address.endsWith('/tanda')) uploaded.push(...JSON.parse(options.body).marks.map(({ key }) => key));
      return fetch(address, options);
    };
  }`);
  return () => page.evaluate<readonly string[]>('uploaded');
};

const SWITCH = 'tanpa-sinyal';

/** The browser's own switch leaves a gap while a page is loaded again: here no mark leaves in it. */
const GUARD = `{
  const { fetch } = window;
  const isCut = address => address.endsWith('/tanda') && localStorage.getItem('${SWITCH}');
  window.fetch = (address, options) => isCut(address) ? Promise.reject(new TypeError('no signal')) : fetch(address, options);
}`;

export const withSwitch = async (page: Page): Promise<void> => {
  await page.addInitScript({ content: GUARD });
  await page.evaluate<void>(GUARD);
};

/** Takes the phone's signal away, or gives it back. */
export const signal = async (page: Page, has: boolean): Promise<void> => {
  await page.evaluate<void>(
    has ? `localStorage.removeItem('${SWITCH}')` : `localStorage.setItem('${SWITCH}', '1')`,
  );
  await page.context().setOffline(!has);
};
