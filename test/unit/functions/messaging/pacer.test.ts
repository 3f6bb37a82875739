import { describe, expect, it } from 'vitest';
import { pacer } from '#functions/messaging/adapters/pacer.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { StoreBusy } from '#shared/store/errors.ts';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import type { Table, Write } from '#shared/store/table.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const NOW = '2025-11-10T02:00:00.000Z';
const at = (time: string) => `2025-11-10T02:00:0${time}Z` as Instant;
const HALF_A_SECOND_LATER = { ok: false, at: at('0.500') };

const setup = () => {
  const platform = testPlatform({}, NOW);
  const writes: Write[] = [];
  const table: Table = {
    ...platform.table,
    write: (write) => {
      writes.push(write);
      return platform.table.write(write);
    },
  };
  const sender = () => pacer({ ...platform, table });
  return { platform, writes, sender };
};

describe('Given two senders and a provider that takes 20 SMS in a second', () => {
  it('when both send, then they share the rate', async () => {
    const { sender } = setup();
    const [one, two] = [sender(), sender()];
    expect(await one.take('standard', 10)).toEqual({ ok: true });
    expect(await two.take('standard', 10)).toEqual({ ok: true });
    expect(await one.take('standard', 10)).toEqual(HALF_A_SECOND_LATER);
    expect(await two.take('urgent', 10)).toEqual({ ok: true });
  });

  it('when one is told to come again, then it passes at that time', async () => {
    const { platform, sender } = setup();
    const one = sender();
    for (let slice = 0; slice < 3; slice += 1) await one.take('standard', 10);
    platform.setNow(at('0.500'));
    expect(await one.take('standard', 10)).toEqual({ ok: true });
  });

  it('when one asks for many slices at once, then one write says it all', async () => {
    const { sender, writes } = setup();
    const one = sender();
    await one.take('standard', 1);
    await Promise.all([one.take('standard', 1), one.take('standard', 1), one.plan('standard', [10])]);
    expect(writes).toHaveLength(2);
  });

  it('when one is refused, then nothing is written', async () => {
    const { sender, writes } = setup();
    const one = sender();
    for (let slice = 0; slice < 5; slice += 1) await one.take('standard', 10);
    expect(writes).toHaveLength(2);
  });

  it('when both plan, then their slices follow one another', async () => {
    const { sender } = setup();
    expect(await sender().plan('standard', [10, 5])).toEqual([at('0.000'), at('0.500')]);
    expect(await sender().plan('standard', [10])).toEqual([at('0.750')]);
  });
});

describe('Given a store that fails', () => {
  const open = () => {
    const faults = plannedFaults();
    const platform = testPlatform({}, NOW);
    const table = openSqliteTable({ path: ':memory:', clock: platform.clock, faults });
    return { faults, one: pacer({ ...platform, table }) };
  };

  it('when the answer to a write is lost, then leave is given once the row says so', async () => {
    const { faults, one } = open();
    faults.next('answer_lost');
    expect(await one.take('standard', 10)).toEqual({ ok: true });
    // The write whose answer was lost has been paid for as well.
    expect(await one.take('standard', 10)).toEqual(HALF_A_SECOND_LATER);
  });

  it('when it stays busy, then no leave is given, and the next may ask again', async () => {
    const { faults, one } = open();
    faults.next('busy');
    await expect(one.take('urgent', 1)).rejects.toThrow(StoreBusy);
    expect(await one.take('urgent', 1)).toEqual({ ok: true });
  });

  it('when it is busy, then what is planned may come at once', async () => {
    const { faults, one } = open();
    faults.next('busy');
    expect(await one.plan('standard', [10, 10])).toEqual([at('0.000'), at('0.000')]);
  });
});

describe('Given a row that somebody else always changes first', () => {
  it('when leave is asked for, then it gives up and refuses to send', async () => {
    const platform = testPlatform({}, NOW);
    const rival = pacer(platform);
    let writes = 0;
    const table: Table = {
      ...platform.table,
      write: async (write) => {
        writes += 1;
        await rival.plan('standard', [1]);
        return platform.table.write(write);
      },
    };
    await expect(pacer({ ...platform, table }).take('urgent', 1)).rejects.toThrow(StoreBusy);
    expect(writes).toBe(8);
  });
});
