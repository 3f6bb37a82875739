import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOfficesContract } from '#functions/offices/contract.ts';
import { demoClient } from '#infra/local/demo/client/demo-client.ts';
import { createEvent, eventOf } from '#test/support/crash-acts.ts';
import { embeddedHttp } from '#test/support/embedded-http.ts';
import { type EmbeddedProcess, startEmbedded } from '#test/support/embedded-process.ts';

const root = mkdtempSync(join(tmpdir(), 'sapa-start-'));
const folderOf = (name: string) => join(root, name);
const running = new Set<EmbeddedProcess>();

const start = (folder: string, ...more: readonly string[]) => {
  const process = startEmbedded(['--port', '0', '--data', folder, ...more]);
  running.add(process);
  return process;
};

const interrupt = async (process: EmbeddedProcess) => {
  const before = performance.now();
  process.signal('SIGINT');
  const { code, complaint } = await process.ended;
  running.delete(process);
  return { code, complaint, seconds: (performance.now() - before) / 1000 };
};

afterAll(async () => {
  for (const process of running) process.signal('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  rmSync(root, { recursive: true, force: true });
});

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(10);
};

/** What the demo's events look like, but for ids and codes. */
const demoEvents = async (url: string) => {
  const { as, call } = embeddedHttp(url);
  const offices = ['organiser-kalbar', 'organiser-kalsel', 'organiser-lampung'];
  const lists = await Promise.all(offices.map((account) => as(account, '/api/v1/events')));
  const events = lists.flatMap(({ body }) => body['events'] as Record<string, unknown>[]);
  const facts = events.map(({ title, status, seats, localStart }) => ({ title, status, seats, localStart }));
  return { facts, sent: ((await call('/local/outbox')).body['messages'] as unknown[]).length };
};

const schedule = { localStart: '2026-01-15T09:00', localEnd: '2026-01-15T10:00' };

describe('npm start', () => {
  const folder = folderOf('demo');
  let process: EmbeddedProcess;
  let url: string;
  beforeAll(async () => {
    process = start(folder);
    url = await process.ready;
  });

  it('shows its page, its API and its demo events', async () => {
    const page = await fetch(`${url}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('html')]);
    const { body } = await embeddedHttp(url).as('organiser-kalbar', '/api/v1/events');
    expect(body['events']).not.toEqual([]);
  });

  it('keeps a second one out of its folder', async () => {
    const second = await start(folder).ended;
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.complaint).toBe(`The folder ${folder} is in use by another SAPA. Stop that one first.\n`);
  });

  it('ends cleanly on Ctrl-C, and finds its data when it starts again', async () => {
    const { eventId } = await createEvent(demoClient(url), 'kept', schedule, 5);
    const end = await interrupt(process);
    expect(end).toMatchObject({ code: 0, complaint: '' });
    expect(end.seconds).toBeLessThan(5);
    const again = start(folder);
    const api = demoClient(await again.ready);
    expect(await eventOf(api, eventId)).toMatchObject({ eventId, localStart: schedule.localStart });
    const { body } = await embeddedHttp(await again.ready).as('organiser-kalbar', '/api/v1/events');
    const codes = (body['events'] as { code: string }[]).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect((await interrupt(again)).code).toBe(0);
  });
});

describe('npm start, killed while it loads the demo', () => {
  it('finishes the demo when it starts again, each event once', async () => {
    const folder = folderOf('killed');
    let early = 0;
    for (const millis of [500, 300, 700]) {
      const process = start(folder);
      await Promise.race([until(() => existsSync(join(folder, 'sapa.db'))), process.ended]);
      await pause(millis);
      process.signal('SIGKILL');
      if ((await process.ended).out === '') early += 1;
      running.delete(process);
    }
    expect(early).toBeGreaterThan(0);
    const process = start(folder);
    const killed = await demoEvents(await process.ready);
    await interrupt(process);
    const whole = start(folderOf('whole'));
    expect(killed).toEqual(await demoEvents(await whole.ready));
    await interrupt(whole);
  });
});

describe('npm start -- --real', () => {
  it('has the directory and nothing else, on a clock that cannot be moved', async () => {
    const process = start(folderOf('real'), '--real');
    const url = await process.ready;
    const { as, call } = embeddedHttp(url);
    const { offices } = await demoClient(url).call('national-desk', listOfficesContract);
    expect(offices.length).toBeGreaterThan(20);
    expect((await as('organiser-kalbar', '/api/v1/events')).body['events']).toEqual([]);
    expect((await call('/local/outbox')).body).toEqual({ messages: [] });
    const move = await call('/local/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"P1D"}',
    });
    expect([move.status, move.body['code']]).toEqual([409, 'clock_not_movable']);
    const { now } = (await call('/local/clock')).body;
    expect(Math.abs(Date.parse(String(now)) - Date.now())).toBeLessThan(5_000);
    expect((await interrupt(process)).code).toBe(0);
  });
});

describe('a start that cannot be', () => {
  const aFile = folderOf('a-file');
  beforeAll(() => writeFileSync(aFile, 'not a folder'));

  it.each<[string, readonly string[], Record<string, string>, RegExp]>([
    ['a folder that is a file', ['--data', aFile], {}, /^The folder .* cannot be written \(EEXIST\)\. /],
    [
      'a folder below a file',
      ['--data', join(aFile, 'data')],
      {},
      /^The folder .* cannot be written \(ENOTDIR\)\. /,
    ],
    ['an unknown flag', ['--colour'], {}, /^Unknown option '--colour'\. Usage: npm start/],
    ['a word too many', ['now'], {}, /^Unexpected argument 'now'\. Usage: npm start/],
    ['no port', ['--port', 'http'], {}, /^'http' is not a port\. Usage: npm start/],
    ['no store', ['--store', 'paper'], {}, /^'paper' is not a store\. Usage: npm start/],
    ['a production stage', [], { STAGE: 'prod' }, /never starts as production\. Usage: npm start/],
    ['a production stage of SAPA', [], { SAPA_STAGE: 'production' }, /never starts as production\. /],
  ])('%s is told in one sentence', async (_, args, env, sentence) => {
    const { code, out, complaint } = await startEmbedded(['--port', '0', ...args], env).ended;
    expect([code, out]).toEqual([1, '']);
    expect(complaint).toMatch(sentence);
    expect(complaint.trim().split('\n')).toHaveLength(1);
  });

  it('a taken port is told in one sentence', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const taken = startEmbedded(['--port', String(port), '--data', folderOf('taken')]);
    const { code, complaint } = await taken.ended;
    other.close();
    const sentence = `Port ${port} is taken. Stop what uses it, or choose another with --port.\n`;
    expect([code, complaint]).toEqual([1, sentence]);
  });
});
