import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Where the peers' packages are: never among the project's own dependencies. */
const FOLDER = fileURLToPath(new URL('../../../.sapa/peers', import.meta.url));

const PACKAGES = ['pg-boss@12.35.0', 'bullmq@6.7.0', 'ioredis@6.0.0', 'pg@8.23.1'];

/** Fetches the peers' packages, from the registry that npm is set to, unless they are there. */
export const installPeers = async (): Promise<void> => {
  const isThere = PACKAGES.every((name) =>
    existsSync(join(FOLDER, 'node_modules', name.split('@')[0] ?? '')),
  );
  if (isThere) return;
  const run = promisify(execFile);
  await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', FOLDER, ...PACKAGES]);
};

/** A package of the peers; `Shape` is the little that we use of it. */
export const peerModule = async <Shape>(name: string): Promise<Shape> => {
  const { resolve } = createRequire(join(FOLDER, 'package.json'));
  return (await import(pathToFileURL(resolve(name)).href)) as Shape;
};
