import { describe, expect, it } from 'vitest';
import { messagingSyncOptOuts } from '#functions/messaging/handlers/sync-opt-outs.ts';
import { EVENT, eachOptOutWorld, PHONE } from '#test/support/opt-outs.ts';

const world = eachOptOutWorld();

const T0 = '2025-10-16T03:36:00.000Z';
const T1 = '2025-10-16T04:00:00.000Z';
const T2 = '2025-10-17T04:00:00.000Z';
const OTHER = '+6286087654321';

const phones = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `+628600${String(index).padStart(6, '0')}`);

const sync = () => messagingSyncOptOuts({ ...world().services, platform: world().platform })();

describe('the daily look at the list of the provider', () => {
  it('records every number on every page', async () => {
    world().givenPages({ first: { phones: [PHONE], cursor: 'p2' }, p2: { phones: [OTHER] } });
    await sync();
    expect([await world().history(PHONE), await world().history(OTHER)]).toEqual([
      [['all', 'provider', T0, undefined]],
      [['all', 'provider', T0, undefined]],
    ]);
  });

  it('finds nothing new the day after', async () => {
    world().givenPages({ first: { phones: phones(130) } });
    expect(await world().services.syncOptOuts()).toBe(130);
    expect(await world().services.syncOptOuts()).toBe(0);
  });

  it('leaves a wish that stands as it is', async () => {
    await world().services.handleReply({ from: PHONE, text: 'STOP', at: T0 as never });
    world().givenPages({ first: { phones: [PHONE] } });
    world().platform.setNow(T1);
    await sync();
    expect(await world().history()).toEqual([['all', 'keyword', T0, undefined]]);
  });

  it('adds to a wish about one event', async () => {
    await world().givenLink();
    await world().choose('event');
    world().givenPages({ first: { phones: [PHONE] } });
    await sync();
    expect((await world().history()).map(([scope]) => scope)).toEqual(expect.arrayContaining([EVENT, 'all']));
  });

  it('records again what a person took back while the provider goes on refusing', async () => {
    world().givenPages({ first: { phones: [PHONE] } });
    await sync();
    world().platform.setNow(T1);
    const undone = { at: T1 as never, by: 'head-kalbar', reason: 'Minta SMS lagi' };
    await world().services.recordOptIn(PHONE, 'all', undone);
    world().platform.setNow(T2);
    await sync();
    expect(await world().history()).toEqual([
      ['all', 'provider', T2, undefined],
      ['all', 'provider', T0, T1],
    ]);
  });

  it('goes on where an earlier run died', async () => {
    world().givenPages({ first: { phones: [PHONE], cursor: 'p2' } });
    await expect(sync()).rejects.toThrow('no such page');
    world().givenPages({ p2: { phones: [OTHER] } });
    await sync();
    expect([world().listed, (await world().history(OTHER)).length]).toEqual([[undefined, 'p2', 'p2'], 1]);
  });

  it('begins anew when the provider no longer knows the place', async () => {
    world().givenPages({ first: { phones: [], cursor: 'p2' } });
    await expect(sync()).rejects.toThrow('no such page');
    world().givenPages({ first: { phones: [PHONE] } });
    await sync();
    expect((await world().history()).length).toBe(1);
  });

  it('begins anew after a walk to the end', async () => {
    world().givenPages({ first: { phones: [], cursor: 'p2' }, p2: { phones: [] } });
    await sync();
    await sync();
    expect(world().listed).toEqual([undefined, 'p2', undefined, 'p2']);
  });
});
