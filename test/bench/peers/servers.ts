import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const POSTGRES = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);
const REDIS = '/usr/bin/redis-server';

/** Which peers this machine can run. */
export const foundServers = () => ({
  postgres: POSTGRES !== undefined && existsSync(join(POSTGRES, 'initdb')),
  redis: existsSync(REDIS),
});

export type Server = { readonly stop: () => Promise<void> };

const serverOf = (child: ChildProcess, signal: 'SIGINT' | 'SIGTERM'): Server => ({
  stop: async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  },
});

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
const unprivileged = async () => {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
};

const untilItAnswers = async (answers: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isThere = await answers().then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await sleep(100);
  }
  throw new Error('a server of the peers did not start');
};

/** As in production: every commit is on disk before it is answered. */
const POSTGRES_SETTINGS = ['fsync=on', 'synchronous_commit=on', 'shared_buffers=1GB', 'max_connections=50'];

/** A PostgreSQL of our own, on a socket in its folder. */
export const startPostgres = async (folder: string): Promise<Server & { readonly socket: string }> => {
  const bin = POSTGRES ?? '';
  const user = await unprivileged();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'bench', '--no-sync'], { ...user });
  const settings = POSTGRES_SETTINGS.flatMap((setting) => ['-c', setting]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-h', '', ...settings], {
    ...user,
    stdio: 'ignore',
  });
  await untilItAnswers(() => run(join(bin, 'pg_isready'), ['-h', folder, '-U', 'bench']));
  return { ...serverOf(child, 'SIGINT'), socket: folder };
};

export type Durability = 'everysec' | 'always';

/** A Redis of our own, on a socket in its folder. */
export const startRedis = async (
  folder: string,
  appendfsync: Durability,
): Promise<Server & { readonly socket: string }> => {
  mkdirSync(folder, { recursive: true });
  const socket = join(folder, 'redis.sock');
  const options = ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', ''];
  const child = spawn(REDIS, [...options, '--appendonly', 'yes', '--appendfsync', appendfsync], {
    stdio: 'ignore',
  });
  await untilItAnswers(() => run('redis-cli', ['-s', socket, 'ping']));
  return { ...serverOf(child, 'SIGTERM'), socket };
};
