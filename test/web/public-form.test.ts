import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { heardAt, violations } from '#test/support/web/accessibility.ts';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { fill, filled, registerBy, send } from '#test/support/web/registration-form.ts';
import { eachVisit, focused, SMALL_PHONE, WITHOUT_SCRIPT, widthOf } from '#test/support/web/visits.ts';

const visit = eachVisit();
const organiser = outreachClient();
const addresses = { open: '', full: '' };

beforeAll(async () => {
  addresses.open = `/daftar/${(await organiser.publish({ capacity: 1_000 })).code}`;
  const { code, eventId } = await organiser.publish({ capacity: 1 });
  await organiser.register(eventId, 1);
  addresses.full = `/daftar/${code}`;
});

describe('given the public page without script', () => {
  it('when somebody registers, then the result has a code of four digits', async () => {
    const page = await visit(addresses.open, WITHOUT_SCRIPT);
    await registerBy(page, { phone: '0860-0000-4004' });
    expect(await page.textContent('.code')).toMatch(/^\d{4}$/);
  });

  it('when somebody opens the link of the result later, then it shows the same registration', async () => {
    const page = await visit(addresses.open, WITHOUT_SCRIPT);
    await registerBy(page, { phone: '0860-0000-4005' });
    const link = await page.textContent('.link a');
    const later = await visit(String(link), WITHOUT_SCRIPT);
    expect(await later.textContent('main')).toBe(await page.textContent('main'));
  });

  it('when a village is meant that could be two, then both are offered to choose from', async () => {
    const page = await visit(addresses.open, WITHOUT_SCRIPT);
    await fill(page, { village: 'Sungai Ambawang', phone: '0860-0000-4006' });
    await send(page);
    await page.locator('input[name=villageCode]').first().check();
    await send(page);
    await page.waitForURL(/\/k\//);
    expect(await page.textContent('h1')).toBe('Pendaftaran diterima');
  });

  it('when all seats are taken, then somebody goes to the waiting list', async () => {
    const page = await visit(addresses.full, WITHOUT_SCRIPT);
    await registerBy(page, { phone: '0860-0000-4007' });
    expect(await page.textContent('.box')).toContain('Anda dalam daftar tunggu, urutan ke-1.');
  });
});

describe('given a form with mistakes', () => {
  const withMistakes = async (): Promise<Page> => {
    const page = await visit(addresses.open, WITHOUT_SCRIPT);
    await fill(page, { name: '', phone: '12' });
    await page.uncheck('#consent');
    await send(page);
    await page.waitForSelector('[role=alert]');
    return page;
  };

  it('when it is sent, then a summary names each mistake', async () => {
    const page = await withMistakes();
    const targets = page.locator('[role=alert] li a');
    const fields = await targets.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(fields).toEqual(['#name', '#phone', '#consent']);
  });

  it('when a line of the summary is followed, then its field has the focus', async () => {
    const page = await withMistakes();
    await page.click('[role=alert] a[href="#phone"]');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('phone');
  });

  it('when it comes back, then it keeps what was typed', async () => {
    const page = await withMistakes();
    const { village, role } = filled();
    const kept = ['phone', 'village', 'role'].map((field) => page.inputValue(`#${field}`));
    expect(await Promise.all(kept)).toEqual(['12', village, role]);
  });

  it('when it comes back, then its title says so first', async () => {
    expect(await (await withMistakes()).title()).toMatch(/^Ada kesalahan: /);
  });

  it('when a wrong field is reached, then a screen reader hears that it is wrong and why', async () => {
    const phone = await heardAt(await withMistakes(), '#phone');
    expect(phone).toEqual({
      name: 'Nomor HP',
      invalid: 'true',
      description: expect.stringMatching(/angka|nomor/i),
    });
  });

  it('when axe looks at it, then it finds nothing', async () => {
    const page = await visit(addresses.open);
    await fill(page, { name: '', phone: '12', village: 'Sungai Ambawang' });
    await send(page);
    await page.waitForSelector('[role=alert]');
    expect(await violations(page)).toEqual([]);
  });

  it('when the phone is small, then it fits 320 px', async () => {
    const page = await visit(addresses.open, { viewport: SMALL_PHONE });
    await fill(page, { village: 'Sungai Ambawang' });
    await send(page);
    await page.waitForSelector('[role=alert]');
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
  });
});

describe('given somebody who is registered', () => {
  /** What a reader sees, but for what is everybody's own. */
  const seen = async (page: Page): Promise<string> => {
    const text = (await page.textContent('main')) ?? '';
    return text.replace(/\/k\/\S+/, '/k/-').replace(/(meja pendaftaran:)\d{4}/, '$1-');
  };

  it('when the same number registers again, then the answer looks the same', async () => {
    const answers = ['', ''];
    for (const index of answers.keys()) {
      const page = await visit(addresses.open, WITHOUT_SCRIPT);
      await registerBy(page, { phone: '0860-0000-4010' });
      answers[index] = await seen(page);
    }
    expect(answers[1]).toBe(answers[0]);
  });

  it('when the same number registers again, then there is one registration', async () => {
    const { code, eventId } = await organiser.publish();
    for (const name of ['Yohana Kinanti', 'Yohana'])
      await registerBy(await visit(`/daftar/${code}`), { name });
    expect((await organiser.registrations(eventId)).seats.seated).toBe(1);
  });

  it('when the button is tapped twice, then the code on the screen is the one at the door', async () => {
    const { code, eventId } = await organiser.publish();
    const page = await visit(`/daftar/${code}`);
    await fill(page);
    await page.dblclick('main form button');
    // Two answers come, and the first is given up for the second.
    await page.waitForSelector('.code');
    const { registrations } = await organiser.registrations(eventId);
    expect(registrations.map((each) => each.code)).toEqual([await page.textContent('.code')]);
  });
});
