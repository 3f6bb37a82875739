import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '#infra/local/demo/audit/facts.ts';
import { demoCommand } from '#infra/local/demo/command.ts';
import type { Summary } from '#infra/local/demo/report/summary.ts';

const runCommand = async (args: readonly string[], options: Parameters<typeof demoCommand>[2] = {}) => {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  const exitCode = await demoCommand(args, { write }, options);
  return { exitCode, text: output };
};

const sentTwice = (facts: Facts): Facts => ({
  ...facts,
  outbox: [...facts.outbox, ...facts.outbox.slice(0, 1)],
});

describe('npm run demo -- --json', () => {
  let exitCode: number;
  let summary: Summary;

  beforeAll(async () => {
    const ran = await runCommand(['--json']);
    exitCode = ran.exitCode;
    summary = JSON.parse(ran.text) as Summary;
  });

  it('prints one JSON object of the published shape', () => {
    expect(Object.keys(summary)).toEqual([
      'events',
      'messages',
      'arrival',
      'invariants',
      'virtualSpan',
      'wallMs',
    ]);
    expect(Object.keys(summary.messages)).toEqual(['total', 'byKind', 'byStatus', 'maxParts', 'duplicates']);
  });

  it('exits with 0, every invariant holding', () => {
    expect(new Set(Object.values(summary.invariants))).toEqual(new Set([0]));
    expect(exitCode).toBe(0);
  });

  it('fills the five events', () => {
    const figures = summary.events.map(({ startsAt, timeZone, capacity, seated, waiting }) => [
      startsAt,
      timeZone,
      capacity,
      seated,
      waiting,
    ]);
    expect(figures).toEqual([
      ['2025-07-09T01:00:00.000Z', 'Asia/Makassar', 40, 30, 0],
      ['2025-10-22T02:00:00.000Z', 'Asia/Jakarta', 60, 45, 0],
      ['2025-11-13T03:00:00.000Z', 'Asia/Pontianak', 50, 50, 8],
      ['2025-12-17T02:00:00.000Z', 'Asia/Pontianak', 13, 13, 0],
      ['2026-02-05T02:30:00.000Z', 'Asia/Pontianak', null, 0, 0],
    ]);
  });

  it('has each kind as often as the story says; one person said stop, two reminders were bundled', () => {
    expect(summary.messages).toEqual({
      total: 356,
      byKind: {
        reminder: 276,
        event_changed: 60,
        promoted: 2,
        place_cancelled: 2,
        arrival_notice: 12,
        arrival_correction: 2,
        escalation: 2,
      },
      byStatus: { accepted: 353, suppressed: 3 },
      maxParts: 2,
      duplicates: 0,
    });
  });

  it('brings 136 people to twelve offices, after the correction', () => {
    const { shares, ...arrival } = summary.arrival;
    expect(arrival).toEqual({
      reference: 'KB-2510-001',
      checkpoint: 'PLBN Entikong',
      people: 136,
      children: 3,
      notices: 14,
      acknowledged: 14,
      escalations: 2,
      recipientsOfCorrection: expect.arrayContaining(['BP3MI Jatim', 'BP3MI NTB']),
    });
    expect(arrival.recipientsOfCorrection).toHaveLength(2);
    expect(
      shares.map(({ provinceCode, office, people }) => `${provinceCode} ${office} ${people}`).sort(),
    ).toEqual([
      '17 BP3MI Sumsel 1',
      '31 BP3MI DKI Jakarta 1',
      '32 BP3MI Jabar 1',
      '33 BP3MI Jateng 1',
      '35 BP3MI Jatim 24',
      '36 BP3MI Banten 1',
      '52 BP3MI NTB 12',
      '53 BP3MI NTT 5',
      '61 BP3MI Kalbar 86',
      '62 BP3MI Kalsel 1',
      '73 BP3MI Sulsel 2',
      '74 BP3MI Sultra 1',
    ]);
  });
});

describe('npm run demo, when somebody gets an SMS twice', () => {
  let exitCode: number;
  let text: string;

  beforeAll(async () => {
    const ran = await runCommand([], { corrupt: sentTwice });
    exitCode = ran.exitCode;
    text = ran.text;
  });

  it('exits with 1', () => {
    expect(exitCode).toBe(1);
  });

  it('says which invariant is broken', () => {
    expect(text).toMatch(/SMS that somebody got twice +1 +BROKEN/);
    expect(text).toContain('1 of 24 are broken.');
  });

  it('tells the story with the texts that were sent', () => {
    expect(text).toContain('P4MI Sanggau: RALAT: 24 PMI (semula 26) asal JATIM');
    expect(text).toContain('ESKALASI 3: 5 PMI asal NTT');
  });

  it('stays within 100 columns', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
