import { afterEach, describe, expect, it } from 'vitest';
import { createEventContract, listEventsContract, publishEventContract } from '#functions/events/contract.ts';
import { demoClient } from '#infra/local/demo/client/demo-client.ts';
import { demoEvent } from '#infra/local/demo/data/demo-data.ts';
import { participantsOf } from '#infra/local/demo/data/participants.ts';
import { DEMO_DATA_STARTS, loadDemoData } from '#infra/local/demo/load-demo-data.ts';
import { registerAll } from '#infra/local/demo/scenario/organise.ts';
import { DEMO_START, type RunningPlatform, startPlatform } from '#infra/local/start-platform.ts';
import type { Instant } from '#shared/kernel/time.ts';

let running: RunningPlatform | undefined;

const start = async (startAt: Instant): Promise<RunningPlatform> => {
  running = await startPlatform({
    port: 0,
    storage: { kind: 'memory' },
    clock: { kind: 'virtual', startAt, speed: 'frozen' },
  });
  return running;
};

/** What the organisers see: each event's start, status and seats. */
const programme = async ({ url }: RunningPlatform) => {
  const api = demoClient(url);
  const accounts = ['organiser-kalsel', 'organiser-lampung', 'organiser-kalbar'];
  const pages = await Promise.all(accounts.map((account) => api.call(account, listEventsContract)));
  return pages.flatMap(({ events }) =>
    events.map(({ localStart, status, seats }) => `${localStart} ${status} ${seats?.seated ?? '-'}`),
  );
};

const UPCOMING = [
  '2025-10-22T09:00 published 45',
  '2026-02-05T09:30 draft -',
  '2025-12-17T09:00 published 9',
  '2025-11-13T09:00 published 47',
];

afterEach(async () => {
  await running?.stop();
});

describe('the data of the first start', () => {
  it('shows the morning of 12 October 2025, with one event over', async () => {
    const platform = await start(DEMO_DATA_STARTS);
    await loadDemoData(platform);
    expect(await programme(platform)).toEqual(['2025-07-09T09:00 published 30', ...UPCOMING]);
    expect(platform.clock.now()).toBe(DEMO_START);
    expect(platform.outbox.list()).toHaveLength(30);
  });

  it('leaves the past out when the clock stands at 12 October already', async () => {
    const platform = await start(DEMO_START);
    await loadDemoData(platform);
    expect(await programme(platform)).toEqual(UPCOMING);
  });

  it('finishes what a start that was killed has left undone', async () => {
    const platform = await start(DEMO_START);
    const api = demoClient(platform.url);
    const { account, event, participants } = demoEvent('natar');
    if (participants === undefined) throw new Error('nobody comes to Natar');
    const { eventId, version } = await api.call(account, createEventContract, { body: event });
    await api.call(account, publishEventContract, { params: { eventId }, version });
    await registerAll(api, account, eventId, participantsOf(participants).slice(0, 7));
    await loadDemoData(platform);
    expect(await programme(platform)).toEqual(UPCOMING);
  });

  it('doubles nothing when it is loaded again, also weeks later', async () => {
    const platform = await start(DEMO_START);
    await loadDemoData(platform);
    await loadDemoData(platform);
    await platform.clock.moveTo('2025-11-20T01:00:00.000Z' as Instant);
    await loadDemoData(platform);
    expect(await programme(platform)).toEqual(UPCOMING);
  });
});
