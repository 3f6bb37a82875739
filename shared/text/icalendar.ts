import type { Instant } from '#shared/kernel/time.ts';

/** One date, as a calendar program takes it. */
export type CalendarEvent = {
  /** The same for the same event for ever. */
  readonly uid: string;
  /** Grows with every change: a program keeps the highest. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly start: Instant;
  readonly end: Instant;
  readonly summary: string;
  readonly location?: string | undefined;
  readonly description?: string | undefined;
  readonly status: 'CONFIRMED' | 'CANCELLED';
};

export type Calendar = { readonly name: string; readonly events: readonly CalendarEvent[] };

/** Octets of a line before it goes on in the next, without the line break (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

const BACKSLASHED = /[\\;,]/g;
const LINE_BREAKS = /\r\n|[\r\n\u0085\u2028\u2029]/g;
const CONTROLS = /[\p{Cc}\u2066-\u2069\u202a-\u202e]/gu;

/** Words of anybody's: no line break, control or separator of theirs can end the property that they stand in. */
export const escapeText = (text: string): string =>
  text
    .replace(BACKSLASHED, '\\$&')
    .split(LINE_BREAKS)
    .map((line) => line.replace(CONTROLS, ' '))
    .join('\\n');

const octets = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Never within a character: a program joins the lines as text. */
export const foldLine = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  let room = LONGEST_LINE;
  for (const character of line) {
    const size = octets(character);
    if (size > room) {
      lines.push(current);
      current = '';
      // The blank that begins a continued line counts.
      room = LONGEST_LINE - 1;
    }
    current += character;
    room -= size;
  }
  return [...lines, current].join('\r\n ');
};

/** `20251113T020000Z`. In UTC every program shows the reader's own clock, and no table of zones is needed. */
const stamp = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

const words = (name: string, text: string | undefined): string[] =>
  text === undefined ? [] : [`${name}:${escapeText(text)}`];

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${stamp(event.changedAt)}`,
  `LAST-MODIFIED:${stamp(event.changedAt)}`,
  `DTSTART:${stamp(event.start)}`,
  `DTEND:${stamp(event.end)}`,
  ...words('SUMMARY', event.summary),
  ...words('LOCATION', event.location),
  ...words('DESCRIPTION', event.description),
  `STATUS:${event.status}`,
  'END:VEVENT',
];

/** A calendar as RFC 5545 writes it. */
export const calendarText = ({ name, events }: Calendar): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//SAPA//Acara//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...words('X-WR-CALNAME', name),
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
};
