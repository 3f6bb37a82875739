import { describe, expect, it } from 'vitest';
import { switchesOf } from '#functions/messaging/adapters/switches.ts';
import {
  holdsNotices,
  isSwitchedOff,
  type SwitchBoard,
  type SwitchChange,
  switched,
} from '#functions/messaging/domain/switches.ts';
import type { Instant } from '#shared/kernel/time.ts';

const STOP = { by: 'head-kalbar', at: '2025-11-10T02:00:00.000Z' as Instant, reason: 'Teks salah' };
const EMPTY: SwitchBoard = { revision: 0, switches: new Map(), changes: [] };

const change = (overrides: Partial<SwitchChange> = {}): SwitchChange => ({
  name: 'all',
  action: 'stop',
  ...STOP,
  ...overrides,
});

describe('a kill switch', () => {
  it.each([
    ['all', true],
    ['office:bp3mi-kalbar', true],
    ['kind:reminder', true],
    ['office:bp3mi-jatim', false],
    ['kind:promoted', false],
  ])('named %s holds a reminder of bp3mi-kalbar: %s', (name, held) => {
    const switches = new Map([[name, STOP]]);
    expect(isSwitchedOff({ kind: 'reminder', officeId: 'bp3mi-kalbar' }, switches)).toBe(held);
  });

  it.each([
    ['all', true],
    ['office:bp3mi-kalbar', true],
    ['kind:arrival_notice', true],
    ['kind:arrival_time_changed', true],
    ['kind:escalation', true],
    ['kind:reminder', false],
    ['kind:event_cancelled', false],
  ])('named %s holds notices of arrivals too: %s', (name, held) => {
    expect(holdsNotices(name)).toBe(held);
  });
});

describe('the board of switches', () => {
  it('tells who stopped what and why', () => {
    expect(switched(EMPTY, change())).toEqual({
      revision: 0,
      switches: new Map([['all', STOP]]),
      changes: [change()],
    });
  });

  it('keeps the name of who stopped first', () => {
    const board = switched(EMPTY, change()) ?? EMPTY;
    expect(switched(board, change({ by: 'national-desk' }))).toBeUndefined();
  });

  it('has nothing to resume where nothing is stopped', () => {
    expect(switched(EMPTY, change({ action: 'resume' }))).toBeUndefined();
  });

  it('resumes one and leaves the others', () => {
    const both = [change(), change({ name: 'kind:reminder' })].reduce(
      (board, each) => switched(board, each) ?? board,
      EMPTY,
    );
    const resumed = switched(both, change({ action: 'resume' }));
    expect([...(resumed?.switches.keys() ?? [])]).toEqual(['kind:reminder']);
  });

  it('remembers the last 50 changes, newest first', () => {
    let board = EMPTY;
    for (let turn = 0; turn < 60; turn += 1) {
      const action = turn % 2 === 0 ? 'stop' : 'resume';
      board = switched(board, change({ action, reason: String(turn) })) ?? board;
    }
    expect(board.changes.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(59 - index)),
    );
  });
});

describe('the row of switches', () => {
  it('that is missing stops nothing', () => {
    expect(switchesOf(undefined).size).toBe(0);
  });

  it.each([{ revision: 1 }, { revision: 1, stops: { all: { by: 'x' } } }, { revision: 1, stops: ['all'] }])(
    'that is malformed lets nobody send: %o',
    (attributes) => {
      expect(() => switchesOf({ pk: 'SWITCHES', sk: 'SWITCHES', ...attributes })).toThrow();
    },
  );
});
