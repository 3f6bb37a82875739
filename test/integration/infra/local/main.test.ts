import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sapa-main-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const npmStart = (args: readonly string[], env: Record<string, string> = {}) => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'infra/local/main.ts', ...args],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (said.stdout += chunk));
  child.stderr.on('data', (chunk) => (said.stderr += chunk));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })));
  return { child, ended, said };
};

/** Waits for the welcome and reads the address in it. */
const urlOf = async ({ child, ended, said }: ReturnType<typeof npmStart>) => {
  const ready = new Promise<string>((resolve) => {
    const look = () => {
      const url = /http:\/\/localhost:\d+/.exec(said.stdout)?.[0];
      if (url !== undefined && said.stdout.includes('Ctrl-C')) resolve(url);
    };
    child.stdout?.on('data', look);
  });
  return Promise.race([ready, ended.then((end) => Promise.reject(new Error(end.stderr)))]);
};

const now = async (url: string) =>
  ((await (await fetch(`${url}/local/clock`)).json()) as { now: string }).now;

const end = (child: ChildProcess, signal: NodeJS.Signals) => child.kill(signal);

describe('npm start', () => {
  it('answers, says how to get in, and ends cleanly at a signal', async () => {
    const run = npmStart(['--port', '0', '--data', join(folder, 'a')]);
    const url = await urlOf(run);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    end(run.child, 'SIGINT');
    const { code, stdout, stderr } = await run.ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/organiser-kalbar +Rina Wulandari/);
  });

  it('opens its data again after kill -9, the clock not before where it was moved to', async () => {
    const args = ['--port', '0', '--data', join(folder, 'b')];
    const first = npmStart(args);
    const url = await urlOf(first);
    expect(await now(url)).toMatch(/^2025-10-12T01:0/);
    const body = JSON.stringify({ advance: 'P3D' });
    await fetch(`${url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    end(first.child, 'SIGKILL');
    await first.ended;
    const second = npmStart(args);
    expect((await now(await urlOf(second))) >= '2025-10-15T01:00:00.000Z').toBe(true);
    end(second.child, 'SIGTERM');
    expect((await second.ended).code).toBe(0);
  });

  it('is refused on a folder that is in use, and on a port that is taken', async () => {
    const data = join(folder, 'c');
    const first = npmStart(['--port', '0', '--data', data]);
    const port = new URL(await urlOf(first)).port;
    const [sameFolder, samePort] = await Promise.all([
      npmStart(['--port', '0', '--data', data]).ended,
      npmStart(['--port', port, '--data', join(folder, 'd')]).ended,
    ]);
    end(first.child, 'SIGTERM');
    await first.ended;
    expect(sameFolder).toEqual({
      code: 1,
      stdout: '',
      stderr: `The folder ${data} is in use by another SAPA. Stop that one first.\n`,
    });
    expect(samePort).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is taken. Stop what uses it, or choose another with --port.\n`,
    });
  });

  it('says in one sentence that a folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, stderr } = await npmStart(['--port', '0', '--data', join(folder, 'file', 'x')]).ended;
    expect([code, stderr.trim().split('\n').length, stderr]).toEqual([
      1,
      1,
      expect.stringContaining('cannot be written (ENOTDIR)'),
    ]);
  });

  it.each([
    ['an unknown flag', ['--prot', '1'], {}, "Unknown option '--prot'"],
    ['a production stage', [], { STAGE: 'prod' }, 'never starts as production'],
  ])('refuses %s', async (_, args, env, sentence) => {
    const { code, stderr } = await npmStart(args, env).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('follows the machine with --real, and refuses to move its clock', async () => {
    const run = npmStart(['--real', '--port', '0', '--data', join(folder, 'e')]);
    const url = await urlOf(run);
    expect(Math.abs(Date.parse(await now(url)) - Date.now())).toBeLessThan(5_000);
    const answer = await fetch(`${url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"advance":"P1D"}',
    });
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'clock_not_movable' }),
    ]);
    end(run.child, 'SIGTERM');
    expect((await run.ended).code).toBe(0);
  });
});
