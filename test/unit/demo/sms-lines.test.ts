import { describe, expect, it } from 'vitest';
import { smsLines } from '#infra/local/demo/story/sms-lines.ts';
import { sentSms } from '#test/support/builders/demo.ts';

const reminder = (recipient: string, rule = 'P1D') =>
  sentSms({ reference: `reminder|event:e1|1|${rule}|${recipient}`, to: '+6286061120301' });
const notice = (office: string, text: string) =>
  sentSms({ reference: `arrival_notice|notice:a-${office}-v1|1|rung-1|${office}-day`, text });

describe('smsLines', () => {
  it('shows one reminder for all who got it, with its time, parts and length', () => {
    expect(smsLines([reminder('r1'), reminder('r2')], 'Asia/Pontianak', new Set())).toEqual([
      '    ✉ Wed 12 November 09.00 WIB · 2 SMS: reminder P1D',
      '      │ BP3MI Kalbar: Mengingatkan, Rapat, Kamis 13-11-2025 pkl 09.00 WIB di Aula.',
      '      └ to 0860*****301 · 1 part, 74 characters',
      '      and to 1 more',
    ]);
  });

  it('does not show a text a second time', () => {
    const seen = new Set<string>();
    smsLines([reminder('r1', 'P3D')], 'Asia/Pontianak', seen);
    expect(smsLines([reminder('r1')], 'Asia/Pontianak', seen)).toEqual([
      '    ✉ Wed 12 November 09.00 WIB · 1 SMS: reminder P1D (same text)',
    ]);
  });

  it('shows the notices of one announcement together, each office with its own', () => {
    const lines = smsLines(
      [notice('bp3mi-ntb', '10 PMI'), notice('bp3mi-ntt', '5 PMI')],
      'Asia/Pontianak',
      new Set(),
    );
    expect(lines[0]).toContain('2 SMS: notice of an arrival');
    expect(lines[2]).toContain('to bp3mi-ntb-day, ');
    expect(lines.at(-1)).toBe('      │ 5 PMI…');
  });
});
