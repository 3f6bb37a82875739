import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routingStore } from '#functions/offices/adapters/routing-store.ts';
import { officesReader, routeRegion, seedOffices } from '#functions/offices/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { type TestPlatform, testPlatform } from '#test/support/test-platform.ts';

const thursdayMorning = '2025-10-16T03:36:00.000Z' as Instant;

let platform: TestPlatform;

beforeEach(async () => {
  platform = testPlatform();
  await seedOffices(platform.table, thursdayMorning);
});

afterEach(() => platform.close());

describe('officesReader', () => {
  it('gives an office', async () => {
    expect(await officesReader(platform.table).office('p4mi-sanggau')).toEqual({
      officeId: 'p4mi-sanggau',
      name: 'P4MI Sanggau',
      shortName: 'P4MI Sanggau',
      kind: 'p4mi',
      regionCode: '61.03.21',
      zone: 'Asia/Pontianak',
      supervisedBy: 'bp3mi-kalbar',
      verified: true,
      validFrom: '2025-01-01',
    });
  });

  it.each(['', 'bp3mi-mars'])('knows no office %j', async (officeId) => {
    expect(await officesReader(platform.table).office(officeId)).toBeUndefined();
  });

  it('lists every office and checkpoint', async () => {
    const reader = officesReader(platform.table);
    expect([(await reader.offices()).length, (await reader.checkpoints()).length]).toEqual([35, 15]);
  });

  it('gives a checkpoint', async () => {
    expect(await officesReader(platform.table).checkpoint('plbn-entikong')).toMatchObject({
      name: 'PLBN Entikong',
      officeId: 'p4mi-sanggau',
    });
  });

  it('routes a district by its province', async () => {
    const table = await officesReader(platform.table).routing();
    expect(routeRegion(table, '62.01.02', '2025-10-16')).toBe('bp3mi-kalsel');
  });

  it('gives the ladder of an office in the order in which it is climbed', async () => {
    const ladder = await officesReader(platform.table).ladder('bp3mi-jatim', thursdayMorning);
    expect(ladder.map((rung) => rung.map(({ contactId }) => contactId))).toEqual([
      ['bp3mi-jatim-day'],
      ['bp3mi-jatim-head'],
      ['bp3mi-jateng-day'],
      ['kemenp2mi-day'],
    ]);
  });

  it('gives no ladder of an office that does not exist', async () => {
    expect(await officesReader(platform.table).ladder('bp3mi-mars', thursdayMorning)).toEqual([]);
  });

  it('gives an account with its roles', async () => {
    expect(await officesReader(platform.table).account('duty-entikong')).toMatchObject({
      officeId: 'p4mi-sanggau',
      roles: ['duty_officer'],
    });
  });

  it('lists the accounts to choose from at sign-in', async () => {
    expect(await officesReader(platform.table).accounts()).toHaveLength(9);
  });
});

describe('seedOffices', () => {
  it('leaves alone what people have changed since', async () => {
    const store = routingStore(platform.table);
    const edited = { officeId: 'bp3mi-kalbar', validFrom: '2025-11-01', verified: true };
    const seeded = await store.of('62');
    await store.save({ ...seeded, version: 2, periods: [...seeded.periods, edited] });
    await seedOffices(platform.table, thursdayMorning);
    expect((await store.of('62')).periods.at(-1)).toEqual(edited);
  });
});

describe('routingStore', () => {
  const period = { officeId: 'bp3mi-kalbar', validFrom: '2025-11-01', verified: true };

  it('starts a region that was never decided at version 0', async () => {
    expect(await routingStore(platform.table).of('62.01')).toEqual({
      regionCode: '62.01',
      version: 0,
      periods: [],
    });
  });

  it.each(['62', '62.01'])(
    'lets one of two changes of %s through that were decided on the same version',
    async (code) => {
      const store = routingStore(platform.table);
      const current = await store.of(code);
      const next = { ...current, version: current.version + 1, periods: [period] };
      const outcomes = await Promise.all([store.save(next), store.save(next)]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'stale_version' } });
    },
  );
});
