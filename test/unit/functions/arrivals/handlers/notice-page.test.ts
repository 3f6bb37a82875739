import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { noticePage } from '#functions/arrivals/handlers/notice-page.ts';
import { aNotice, anArrival, at } from '#test/support/builders/arrivals.ts';

const page = (overrides: Parameters<typeof aNotice>[0] = {}) => ({
  notice: aNotice(overrides),
  arrival: anArrival(),
  office: 'BP3MI Jawa Timur',
  checkpoint: 'PLBN Entikong',
});

describe('given the page of an open notice', () => {
  it('when it is shown then it tells counts, reference, place and time with its zone', () => {
    const html = noticePage(page(), {});
    for (const text of [
      '26 orang',
      'KB-2510-017',
      'PLBN Entikong',
      '16 Oktober 2025',
      '10.36 WIB',
      'BP3MI Jawa Timur',
    ])
      expect(html).toContain(text);
  });

  it('when it is sent then it is small and has no script', () => {
    const html = noticePage(page(), {});
    expect([gzipSync(html).length < 14_000, html.includes('<script')]).toEqual([true, false]);
  });

  it('when a name was mistaken then it is shown again, escaped', () => {
    expect(noticePage(page(), { mistake: 'Tulis nama Anda', name: '"><b>' })).toContain(
      'value="&quot;&gt;&lt;b&gt;"',
    );
  });
});

describe('given the page of an answered notice', () => {
  it('when it is shown then it asks nothing and does not tell who answered', () => {
    const acknowledgement = { by: 'Siti Rahasia', channel: 'link', at: at('2025-10-16T03:50:00Z') } as const;
    const html = noticePage(page({ state: 'acknowledged', acknowledgement }), {});
    expect([html.includes('<form'), html.includes('Siti Rahasia'), html.includes('10.50 WIB')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('given the page of a superseded notice', () => {
  it('when it is shown then it points to the correction', () => {
    const html = noticePage(page({ state: 'superseded' }), {});
    expect([html.includes('<form'), html.includes('RALAT')]).toEqual([false, true]);
  });
});
