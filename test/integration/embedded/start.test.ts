import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOfficesContract } from '#functions/offices/contract.ts';
import { demoClient } from '#infra/local/demo/client/demo-client.ts';
import { createEvent, eventOf } from '#test/support/crash-acts.ts';
import { embeddedHttp } from '#test/support/embedded-http.ts';
import { type EmbeddedProcess, startEmbedded } from '#test/support/embedded-process.ts';
import { scratchFolder } from '#test/support/scratch-folder.ts';

const root = scratchFolder('sapa-start-');
const folderOf = (name: string) => join(root, name);
const running = new Set<EmbeddedProcess>();

const start = (folder: string, ...more: readonly string[]) => {
  const process = startEmbedded(['--port', '0', '--data', folder, ...more]);
  running.add(process);
  return process;
};

const end = async (process: EmbeddedProcess, signal: NodeJS.Signals) => {
  process.signal(signal);
  const ended = await process.ended;
  running.delete(process);
  return ended;
};

const interrupt = (process: EmbeddedProcess) => end(process, 'SIGINT');

afterAll(async () => {
  for (const process of running) process.signal('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  rmSync(root, { recursive: true, force: true });
});

/** How many people the demo has registered so far, of all starts on this folder. */
const registeredIn = (folder: string): number => {
  const log = join(folder, 'sapa.log');
  return existsSync(log) ? readFileSync(log, 'utf8').split('"operation":"register"').length - 1 : 0;
};

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));
const untilRegistered = async (folder: string, more: number) => {
  const people = registeredIn(folder) + more;
  while (registeredIn(folder) < people) await pause(5);
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
const json = { 'content-type': 'application/json' };
const advance = (by: string) => ({ method: 'POST', headers: json, body: JSON.stringify({ advance: by }) });

describe('npm start', () => {
  const folder = folderOf('demo');
  let process: EmbeddedProcess;
  let url: string;
  let demo: Awaited<ReturnType<typeof demoEvents>>;
  beforeAll(async () => {
    process = start(folder);
    url = await process.ready;
    demo = await demoEvents(url);
  });

  it('shows its page, its API and its demo events', async () => {
    const page = await fetch(`${url}/`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('html')]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(demo.facts).not.toEqual([]);
  });

  it('keeps a second one out of its folder', async () => {
    const second = await start(folder).ended;
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.complaint).toBe(`The folder ${folder} is in use by another SAPA. Stop that one first.\n`);
  });

  it('says how to get in, ends cleanly on Ctrl-C, and finds its data when it starts again', async () => {
    const { eventId } = await createEvent(demoClient(url), 'kept', schedule, 5);
    const { code, complaint, out } = await interrupt(process);
    expect([code, complaint]).toEqual([0, '']);
    expect(out).toMatch(/organiser-kalbar +Rina Wulandari/);
    process = start(folder);
    url = await process.ready;
    expect(await eventOf(demoClient(url), eventId)).toMatchObject({ eventId, ...schedule });
    const { body } = await embeddedHttp(url).as('organiser-kalbar', '/api/v1/events');
    const codes = (body['events'] as { code: string }[]).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('opens its data again after kill -9, the clock not before where it was moved to', async () => {
    const { call } = embeddedHttp(url);
    const before = (await call('/local/clock')).body['now'];
    expect(before).toMatch(/^2025-10-12T01:/);
    const moved = String((await call('/local/clock', advance('P3D'))).body['now']);
    expect(moved).toMatch(/^2025-10-15T01:/);
    await end(process, 'SIGKILL');
    process = start(folder);
    const again = embeddedHttp(await process.ready);
    expect(String((await again.call('/local/clock')).body['now']) >= moved).toBe(true);
    expect((await end(process, 'SIGTERM')).code).toBe(0);
  });

  it('finishes the demo when it was killed while loading it, each event once', async () => {
    const folder = folderOf('killed');
    for (const people of [1, 40, 40]) {
      const loading = start(folder);
      await Promise.race([untilRegistered(folder, people), loading.ended]);
      expect((await end(loading, 'SIGKILL')).out).toBe('');
    }
    const last = start(folder);
    expect(await demoEvents(await last.ready)).toEqual(demo);
    await interrupt(last);
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
    const move = await call('/local/clock', advance('P1D'));
    expect([move.status, move.body['code']]).toEqual([409, 'clock_not_movable']);
    const before = Date.now();
    const now = Date.parse(String((await call('/local/clock')).body['now']));
    expect(now).toBeGreaterThanOrEqual(before - 1);
    expect(now).toBeLessThanOrEqual(Date.now() + 1);
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
