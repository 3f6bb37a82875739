import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/time.ts';
import { EVENT, eachOptOutWorld, PHONE } from '#test/support/opt-outs.ts';

const world = eachOptOutWorld();

const T0 = '2025-10-16T03:36:00.000Z' as Instant;
const T1 = '2025-10-16T04:00:00.000Z' as Instant;

const reply = (text: string, at: Instant = T0, from = '0860-1234-5678') =>
  world().services.handleReply({ from, text, at });

describe('a reply', () => {
  it('that says stop ends every SMS from the moment it was written', async () => {
    expect(await reply('Stop. Terima kasih')).toBe('opted_out');
    expect(await world().history()).toEqual([['all', 'keyword', T0, undefined]]);
  });

  it('that says start takes back every wish', async () => {
    await world().givenLink();
    await world().choose('event');
    await reply('STOP');
    expect(await reply('MULAI', T1)).toBe('opted_in');
    expect(await world().history()).toEqual(
      expect.arrayContaining([
        ['all', 'keyword', T0, T1],
        [EVENT, 'link', T0, T1],
      ]),
    );
  });

  it('that says something else changes nothing', async () => {
    expect(await reply('Baik pak, saya datang')).toBe('ignored');
    expect(await world().history()).toEqual([]);
  });

  it('from what is no mobile number is nothing to act on', async () => {
    expect(await reply('STOP', T0, '9119')).toBe('ignored');
  });

  it('to stop that comes after a later start does not undo it', async () => {
    await reply('STOP', T0);
    await reply('MULAI', T1);
    expect(await reply('STOP', T0)).toBe('ignored');
    expect(await world().history(PHONE)).toEqual([['all', 'keyword', T0, T1]]);
  });

  it('to start that is older than the stop does not lift it', async () => {
    await reply('STOP', T1);
    await reply('MULAI', T0);
    expect(await world().history(PHONE)).toEqual([['all', 'keyword', T1, undefined]]);
  });
});
