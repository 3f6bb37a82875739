import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createPrintLinkContract } from '#functions/reporting/contract.ts';
import { embeddedHttp } from '#test/support/embedded-http.ts';
import { outreachClient } from '#test/support/web/outreach-client.ts';
import { scanned, sheetsOf } from '#test/support/web/paper.ts';
import { eachVisit } from '#test/support/web/visits.ts';

const visit = eachVisit();
const organiser = outreachClient();
const ORGANISER = 'organiser-kalbar';
const A4 = '210 x 297';
const PEOPLE = 60;

let eventId: string;
let code: string;

beforeAll(async () => {
  const event = await organiser.publish({ capacity: PEOPLE });
  eventId = event.eventId;
  code = String(event.code);
  for (let person = 1; person <= PEOPLE; person += 1) await organiser.register(eventId, person);
});

const document = async (name: 'attendance_sheet' | 'report'): Promise<Page> => {
  const request = { params: { eventId }, body: { document: name } };
  const { url } = await organiser.as.call(ORGANISER, createPrintLinkContract, request);
  return visit(new URL(url).pathname);
};

const poster = async (): Promise<Page> => {
  const extraHTTPHeaders = await embeddedHttp(inject('platformUrl')).bearer(ORGANISER);
  return visit(`/api/v1/events/${eventId}/poster`, { extraHTTPHeaders });
};

describe('given the printed daftar hadir of sixty people', () => {
  it('when it is printed, then all its pages are A4', async () => {
    expect(new Set(await sheetsOf(await document('attendance_sheet')))).toEqual(new Set([A4]));
  });

  it('when it is printed, then each of its sheets is one page', async () => {
    const page = await document('attendance_sheet');
    expect(await sheetsOf(page)).toHaveLength(await page.locator('.sheet').count());
  });

  it('when it is opened, then everybody has a row', async () => {
    const cells = await (await document('attendance_sheet')).locator('td').allTextContents();
    expect(new Set(cells.filter((cell) => /^Peserta \d+$/.test(cell))).size).toBe(PEOPLE);
  });
});

describe('given the printed laporan', () => {
  it('when it is printed, then all its pages are A4', async () => {
    expect(new Set(await sheetsOf(await document('report')))).toEqual(new Set([A4]));
  });
});

describe('given the poster', () => {
  it('when it is printed, then it is one page of A4', async () => {
    expect(await sheetsOf(await poster())).toEqual([A4]);
  });

  it('when its QR code is read, then it leads to the public page', async () => {
    expect(await scanned(await poster(), '.qr')).toBe(`${inject('platformUrl')}/daftar/${code}`);
  });

  it('when somebody cannot see its QR code, then a name says what it is', async () => {
    const named = (await poster()).getByRole('img', { name: 'Kode QR halaman pendaftaran' });
    expect(await named.count()).toBe(1);
  });
});
