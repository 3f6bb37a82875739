import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/kernel/time.ts';
import { type CalendarEvent, calendarText, escapeText, foldLine } from '#shared/text/icalendar.ts';

const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'E1@sapa',
  sequence: 3,
  changedAt: '2025-10-16T03:36:00.000Z' as Instant,
  start: '2025-11-13T02:00:00.000Z' as Instant,
  end: '2025-11-13T05:00:00.000Z' as Instant,
  summary: 'Sosialisasi',
  status: 'CONFIRMED',
  ...over,
});

describe('a calendar', () => {
  it('is what RFC 5545 asks for', () => {
    expect(
      calendarText({ name: 'Acara', events: [event({ location: 'Aula', description: 'Satu\nDua' })] }),
    ).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//SAPA//Acara//ID',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'X-WR-CALNAME:Acara',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:E1@sapa',
        'SEQUENCE:3',
        'DTSTAMP:20251016T033600Z',
        'LAST-MODIFIED:20251016T033600Z',
        'DTSTART:20251113T020000Z',
        'DTEND:20251113T050000Z',
        'SUMMARY:Sosialisasi',
        'LOCATION:Aula',
        'DESCRIPTION:Satu\\nDua',
        'STATUS:CONFIRMED',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('lets nobody’s words begin a line of their own', () => {
    const summary = 'a\r\nBEGIN:VALARM\u2028END:VEVENT\u0000b';
    const text = calendarText({ name: 'x', events: [event({ summary })] });
    expect(text).toContain('SUMMARY:a\\nBEGIN:VALARM\\nEND:VEVENT b\r\n');
  });

  it.each([
    ['a;b,c\\d', 'a\\;b\\,c\\\\d'],
    ['a\tb', 'a b'],
    ['“é”', '“é”'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('a long line', () => {
  it('goes on after 75 octets, within no character, and is the same when joined', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const clean = escapeText(text);
        const folded = foldLine(clean);
        expect(folded.replaceAll('\r\n ', '')).toBe(clean);
        for (const line of folded.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(folded).not.toContain('\uFFFD');
      }),
    );
  });

  it('of exactly 75 octets stays whole', () => {
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75));
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  });
});
