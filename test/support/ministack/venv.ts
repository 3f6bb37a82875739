import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Everything that decides how MiniStack behaves, pinned; its other dependencies are of no consequence here. */
const PINS = ['ministack==1.5.33', 'cryptography==50.0.2', 'boto3==1.43.106', 'botocore==1.43.106'];

const run = promisify(execFile);

const isReady = (stamp: string): boolean =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === PINS.join('\n');

/** A Python environment with MiniStack in `folder`, made when it is missing or has other pins. Returns the command. */
export const ministackCommand = async (folder: string): Promise<string> => {
  const stamp = join(folder, 'pins.txt');
  const command = join(folder, 'bin', 'ministack');
  if (isReady(stamp)) return command;
  rmSync(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  const pip = join(folder, 'bin', 'pip');
  await run(pip, ['install', '--quiet', '--disable-pip-version-check', '--no-input', ...PINS]);
  // Last, so that an interrupted installation is begun again.
  writeFileSync(stamp, PINS.join('\n'));
  return command;
};
