import { afterEach, describe, expect, it } from 'vitest';
import {
  readBudgetContract,
  recordOptOutContract,
  resumeSendingContract,
  setBudgetContract,
  stopSendingContract,
} from '#functions/messaging/contract.ts';
import { type DemoClient, demoClient } from '#infra/local/demo/client/demo-client.ts';
import { demoEvent } from '#infra/local/demo/data/demo-data.ts';
import { participantsOf } from '#infra/local/demo/data/participants.ts';
import { loadDemoData } from '#infra/local/demo/load-demo-data.ts';
import { statusPageRoute } from '#infra/local/page/route.ts';
import { DEMO_START, type RunningPlatform, startPlatform } from '#infra/local/start-platform.ts';
import type { Instant } from '#shared/kernel/time.ts';

let running: RunningPlatform | undefined;
afterEach(() => running?.stop());

const start = async (): Promise<RunningPlatform> => {
  running = await startPlatform({
    port: 0,
    storage: { kind: 'memory' },
    clock: { kind: 'virtual', startAt: DEMO_START, speed: 'frozen' },
    routes: ({ platform, outbox }) => [statusPageRoute(platform, outbox, true)],
  });
  return running;
};

const withData = async () => {
  const { url } = await start();
  await loadDemoData({ url });
  const api = demoClient(url);
  const page = async (at: string): Promise<string> => {
    await api.moveTo(at as Instant);
    return (await (await fetch(`${url}/`)).text()).replaceAll(/<\/?(b|span|strong)( class="\w+")?>/g, '');
  };
  return { api, page };
};

/** The reminders of the day before Natar are due at 02.00 UTC. */
const stopReminders = async (api: DemoClient) => {
  await api.moveTo('2025-10-21T01:30:00.000Z' as Instant);
  const body = { name: 'kind:reminder', reason: 'Operator memeriksa nama pengirim' } as const;
  await api.call('national-desk', stopSendingContract, { body });
};

const resumeReminders = (api: DemoClient) =>
  api.call('national-desk', resumeSendingContract, {
    body: { name: 'kind:reminder', reason: 'Sudah benar' },
  });

const allow = async (api: DemoClient, limit: number, floor: number) => {
  const params = { month: '2025-11' };
  const { version } = await api.call('head-kalbar', readBudgetContract, { params });
  const body = { limit, floor, reason: 'Uji coba anggaran' };
  await api.call('head-kalbar', setBudgetContract, { params, version, body });
};

describe('Given a platform without data', () => {
  it('when the page is opened, then it says that nothing waits and nothing was used', async () => {
    const { url } = await start();
    const page = await (await fetch(`${url}/`)).text();
    expect(page).toContain('Tidak ada SMS yang ditahan.');
    expect(page).toContain('Belum ada kantor yang memakai anggaran Oktober 2025.');
  });
});

describe('Given reminders that the national desk has stopped', () => {
  it('when they are due, then the page says what waits, by whom it was stopped and why', async () => {
    const { api, page } = await withData();
    await stopReminders(api);
    const shown = await page('2025-10-21T02:05:00.000Z');
    expect(shown).toContain('Pengiriman dihentikan: Pengingat');
    expect(shown).toContain('oleh Andini Maharani, 21/10/25 08.30 WIB: Operator memeriksa nama pengirim');
    expect(shown).toContain('45 SMS Pengingat · BP3MI Lampung · Sosialisasi Pelindungan PMI Natar');
    expect(shown).toMatch(
      /Ditahan: pengiriman dihentikan oleh Andini Maharani; diperiksa lagi 21\/10\/25 09\.\d\d WIB/,
    );
    expect(shown).toMatch(/Pengingat H-1 21\/10\/25 09\.00 WIB menunggu · 45 orang/);
  });

  it('when they may leave at night only, then the page says that they wait for the morning', async () => {
    const { api, page } = await withData();
    await stopReminders(api);
    await api.moveTo('2025-10-21T13:30:00.000Z' as Instant);
    await resumeReminders(api);
    const shown = await page('2025-10-21T14:00:00.000Z');
    expect(shown).toContain('Ditahan sampai 22/10/25 07.00 WIB: jam tenang');
    expect(shown).not.toContain('Pengiriman dihentikan');
  });
});

describe('Given an office with a small budget', () => {
  it('when it runs short, then the page says so, and when it is raised, that they left', async () => {
    const { api, page } = await withData();
    await api.moveTo('2025-11-03T01:30:00.000Z' as Instant);
    await allow(api, 57, 5);
    expect(await page('2025-11-10T03:00:00.000Z')).toContain(
      'BP3MI Kalbar · hampir habis<br>47 dari 57 bagian · Rp 16.450',
    );
    const short = await page('2025-11-12T03:00:00.000Z');
    expect(short).toContain('tidak cukup untuk 47 SMS yang menunggu');
    expect(short).toMatch(/Ditahan: anggaran SMS kantor untuk bulan itu habis; diperiksa lagi 12\/11\/25/);
    await allow(api, 200, 5);
    const raised = await page('2025-11-12T03:30:00.000Z');
    expect(raised).toContain('BP3MI Kalbar · aman<br>94 dari 200 bagian · Rp 32.900');
    expect(raised).toContain('Diterima operator 47 · Tidak diketahui 0 · Tidak dikirim 0');
    expect(raised).toContain('Tidak ada SMS yang ditahan.');
  });

  it('when nothing is left of it, then the page says so', async () => {
    const { api, page } = await withData();
    await api.moveTo('2025-11-03T01:30:00.000Z' as Instant);
    await allow(api, 52, 5);
    expect(await page('2025-11-10T03:00:00.000Z')).toContain('BP3MI Kalbar · habis');
  });
});

describe('Given two companies of one phone and one that wants no SMS', () => {
  it('when the reminders have left, then the page says who got none and why', async () => {
    const { api, page } = await withData();
    const { participants } = demoEvent('coordination');
    const [first] = participants === undefined ? [] : participantsOf(participants);
    const body = { phone: first?.phone ?? '', scope: 'all', reason: 'Meminta lewat telepon' };
    await api.call('organiser-kalbar', recordOptOutContract, { body });
    const shown = await page('2025-12-14T03:00:00.000Z');
    expect(shown).toContain('Diterima operator 7 · Tidak diketahui 0 · Tidak dikirim 2: ');
    expect(shown).toContain('berhenti 1');
    expect(shown).toContain('rombongan 1');
  });
});
