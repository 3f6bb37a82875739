import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Acceptance } from '#test/support/provider-twin/twin-core.ts';

/** A provider's memory that outlives whoever talks to it: what was taken is on the disk before anybody hears of it. */
export const openOutbox = (path: string) => {
  if (!existsSync(path)) appendFileSync(path, '');
  const file = openSync(path, 'a');
  return {
    append: (acceptance: Acceptance): void => {
      writeSync(file, `${JSON.stringify(acceptance)}\n`);
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
};

export const readOutbox = (path: string): Acceptance[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    // Written by the outbox alone.
    .map((line) => JSON.parse(line) as Acceptance);
