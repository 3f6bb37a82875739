import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { fill, registerBy, send } from '#test/support/web/registration-form.ts';
import { eachVisit, type Visit } from '#test/support/web/visits.ts';

const BUDGET_BYTES = 14 * 1024;
const BUDGET_REQUESTS = 3;

const visit: Visit = eachVisit();
const organiser = outreachClient();

/** What the browser fetches while `act` goes on: how many answers, and their bodies as gzip sends them. */
const fetched = async (page: Page, act: () => Promise<unknown>) => {
  const answers: Response[] = [];
  page.on('response', (answer) => void answers.push(answer));
  await act();
  await page.waitForLoadState('networkidle');
  const bodies = await Promise.all(
    answers.filter((each) => each.status() < 300 || each.status() >= 400).map((each) => each.body()),
  );
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  return { requests: answers.length, bytes };
};

const isLight = ({ requests, bytes }: Awaited<ReturnType<typeof fetched>>) => ({
  requests: requests <= BUDGET_REQUESTS ? 'few' : requests,
  bytes: bytes <= BUDGET_BYTES ? 'light' : bytes,
});

const LIGHT = { requests: 'few', bytes: 'light' };

/** In a regency as most are, and in one with so many villages that just all of them are suggested. */
const VENUES = { usual: '61.12.03', largest: '33.21.01' } as const;

const addressOf = async (regionCode: string): Promise<string> => {
  const venue = { name: 'Aula Kantor Camat', kind: 'district_office', regionCode };
  return `/daftar/${(await organiser.publish({ venue })).code}`;
};

describe('given the page of an event on a slow line', () => {
  it.each(Object.entries(VENUES))(
    'when its regency is the %s one, then it stays in its budget',
    async (_, code) => {
      const address = await addressOf(code);
      const page = await visit('about:blank');
      expect(isLight(await fetched(page, () => page.goto(address)))).toEqual(LIGHT);
    },
  );

  it('when it comes back with mistakes, then it stays in its budget', async () => {
    const page = await visit(await addressOf(VENUES.usual));
    await fill(page, { phone: '12', village: 'a' });
    expect(isLight(await fetched(page, () => send(page)))).toEqual(LIGHT);
  });

  it('when somebody registers, then the answer stays in its budget', async () => {
    const page = await visit(await addressOf(VENUES.usual));
    expect(isLight(await fetched(page, () => registerBy(page, { phone: '0860-0000-6001' })))).toEqual(LIGHT);
  });
});
