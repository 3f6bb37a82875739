import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '#shared/kernel/time.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table } from '#shared/store/table.ts';
import { expectAll, fanOut, known, recipient } from './fan-out.ts';

/** node test/bench/store/store-bench.ts [--recipients 100000] [--list 100] [--callers 8] [--folder /var/tmp] */
const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '100000' },
    list: { type: 'string', default: '100' },
    callers: { type: 'string', default: '8' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const recipients = Number(values.recipients);
const list = Number(values.list);
const callers = Number(values.callers);

const percentiles = (millis: readonly number[]) => {
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number((sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(3));
  return { writes: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
};

const loneWrite = async (table: Table, n: number): Promise<number> => {
  const started = performance.now();
  await table.write({
    kind: 'put',
    table: 'messages',
    item: { pk: `URGENT#${n}`, sk: '-', state: 'sending' },
    if: { missing: 'pk' },
  });
  return performance.now() - started;
};

const store = async (table: Table): Promise<void> => {
  for (let n = 0; n < recipients; n += 400)
    expectAll(
      await table.writeEach(Array.from({ length: 100 }, (_, at) => known(recipient(n + at * 4))).flat()),
    );
};

const listsOf = function* (from: number, count: number) {
  for (let n = from; n < from + count; n += list)
    yield Array.from({ length: Math.min(list, from + count - n) }, (_, at) => recipient(n + at));
};

const run = async (table: Table, from: number, count: number): Promise<number> => {
  const lists = [...listsOf(from, count)].values();
  const caller = async (): Promise<void> => {
    for (const next of lists) await fanOut(table, next);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return (performance.now() - started) / 1000;
};

/** Lone writes, one every few milliseconds, for as long as `until` takes. */
const lonely = async (table: Table, until: Promise<unknown>, from: number): Promise<readonly number[]> => {
  const taken: number[] = [];
  let over = false;
  void until.then(() => {
    over = true;
  });
  while (!over) {
    taken.push(await loneWrite(table, from + taken.length));
    await wait(3);
  }
  return taken;
};

const folder = mkdtempSync(join(values.folder, 'store-bench-'));
const path = join(folder, 'store.db');
const table = openSqliteTable({ path, clock: systemClock });
try {
  await store(table);
  const before = process.cpuUsage();
  const seconds = await run(table, 0, recipients);
  const cpu = process.cpuUsage(before);
  const idle = await lonely(table, wait(2000), 0);
  const streaming = run(table, recipients, recipients);
  const busy = await lonely(table, streaming, idle.length);
  const report = {
    recipients,
    list,
    callers,
    seconds: Number(seconds.toFixed(3)),
    recipientsPerSecond: Math.round(recipients / seconds),
    microsPerRecipient: Number(((seconds / recipients) * 1e6).toFixed(1)),
    cpuMicrosPerRecipient: {
      user: Number((cpu.user / recipients).toFixed(1)),
      system: Number((cpu.system / recipients).toFixed(1)),
    },
    whileLoneWritesCome: Math.round(recipients / (await streaming)),
    loneWriteIdleMillis: percentiles(idle),
    loneWriteBusyMillis: percentiles(busy),
    fileMegabytes: Math.round(statSync(path).size / 2 ** 20),
    memoryMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
} finally {
  table.close();
  rmSync(folder, { recursive: true });
}
