import { afterEach, describe, expect, it } from 'vitest';
import { arrivalsServices } from '#functions/arrivals/container.ts';
import { loadDemoData } from '#infra/local/demo/load-demo-data.ts';
import { statusPageRoute } from '#infra/local/page/route.ts';
import { type RunningPlatform, startPlatform } from '#infra/local/start-platform.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { officer, postOfficer } from '#test/support/arrivals-harness.ts';
import { aManifest, people } from '#test/support/builders/arrivals.ts';

let platform: RunningPlatform | undefined;
afterEach(() => platform?.stop());

const startWithPage = async (): Promise<RunningPlatform> => {
  platform = await startPlatform({
    port: 0,
    storage: { kind: 'memory' },
    clock: { kind: 'virtual', startAt: '2025-07-05T01:00:00.000Z' as Instant, speed: 'frozen' },
    routes: (running) => [statusPageRoute(running.platform, running.outbox, true)],
  });
  return platform;
};

const pageOf = async ({ url }: RunningPlatform): Promise<string> => (await fetch(`${url}/`)).text();

describe('Given a platform without data', () => {
  it('when the page is opened, then it says so in every section', async () => {
    const page = await pageOf(await startWithPage());
    expect(page).toContain('Belum ada kegiatan.');
    expect(page).toContain('Tidak ada yang menunggu jawaban.');
    expect(page).toContain('Belum ada SMS.');
  });
});

describe('Given the demo data', () => {
  it('when the page is opened, then it shows seats, plan and SMS, fits 14 KB gzip and runs no script', async () => {
    const running = await startWithPage();
    await loadDemoData(running);
    const response = await fetch(`${running.url}/`);
    const page = await response.text();
    expect(page).toContain('47 dari 50 kursi terisi');
    expect(page).toMatch(/Pengingat H-3<\/b> 10\/11\/25 09\.00 WIB/);
    expect(page).toContain('dan 27 nomor lain');
    expect(page).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const gzip = new Response(page).body?.pipeThrough(new CompressionStream('gzip'));
    expect((await new Response(gzip).arrayBuffer()).byteLength).toBeLessThan(14 * 1024);
  });

  it('when a button of the page is pressed, then the clock moves and the browser comes back', async () => {
    const running = await startWithPage();
    const pressed = await fetch(`${running.url}/local/clock`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: running.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'advance=P1D',
    });
    expect(pressed.status).toBe(303);
    expect(await pageOf(running)).toContain('6 Juli 2025');
  });

  it('when a page from elsewhere presses it, then the clock stands still', async () => {
    const running = await startWithPage();
    const pressed = await fetch(`${running.url}/local/clock`, {
      method: 'POST',
      headers: { origin: 'http://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'advance=P1D',
    });
    expect(pressed.status).toBe(403);
  });
});

/** Two people of Jawa Timur and one of NTB, announced; Jawa Timur answers. */
const announceTo = async ({ platform: ports }: RunningPlatform): Promise<void> => {
  const services = arrivalsServices(ports);
  const arrivalId = ports.ids.id();
  await services.recordArrival({
    arrivalId,
    actor: postOfficer,
    checkpointId: 'plbn-entikong',
    kind: 'deportation',
    origin: { country: 'MY' },
    expectedLocal: '2025-07-05T10:36' as LocalDateTime,
  });
  const text = aManifest([
    ...people(2, { province: 'Jawa Timur' }),
    ...people(1, { province: 'Nusa Tenggara Barat' }),
  ]);
  await services.importManifest({ arrivalId, uploadId: ports.ids.id(), actor: postOfficer, text });
  await services.announce({ arrivalId, version: 1, manifestVersion: 1, officeId: postOfficer.officeId });
  await services.acknowledgeByAccount(`${arrivalId}-bp3mi-jatim-v1`, officer('jatim'));
};

describe('Given an arrival that one of two offices has answered', () => {
  it('when the page is opened, then it shows who answered, and the other with rung and countdown', async () => {
    const running = await startWithPage();
    await announceTo(running);
    const page = await pageOf(running);
    expect(page).toContain('3 orang · 1 dari 2 kantor sudah menjawab');
    expect(page).toContain('BP3MI Jatim: Siti Khumairah');
    expect(page).toMatch(/BP3MI NTB: 1 orang.*Tingkat 1<\/strong> · panggilan berikutnya dalam 30 menit/s);
  });
});
