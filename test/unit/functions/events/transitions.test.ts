import { describe, expect, it } from 'vitest';
import type { EventRecord } from '#functions/events/domain/event.ts';
import {
  cancelledEvent,
  edited,
  published,
  rescheduled,
  resized,
} from '#functions/events/domain/transitions.ts';
import type { LocalDateTime } from '#shared/kernel/time.ts';
import { eventRecord, publishedRecord } from '#test/support/builders/events.ts';

const schedule = ({ localStart, localEnd, zone, venue }: EventRecord) => ({
  localStart,
  localEnd,
  zone,
  venue,
});
const later = (event: EventRecord) => ({
  ...schedule(event),
  localStart: '2025-11-13T10:00' as LocalDateTime,
  localEnd: '2025-11-13T13:00' as LocalDateTime,
});

describe('publication', () => {
  it('opens the seats, plans reminders and opens the gate', () => {
    expect(published(eventRecord(), 'BP3MI Kalbar')).toMatchObject({
      seats: 'open',
      timeline: true,
      gate: true,
    });
  });

  it('of an event without registration has neither seats nor reminders', () => {
    const decision = published(eventRecord({ capacity: null, publicRegistration: false }), 'BP3MI Kalbar');
    expect([decision.seats, decision.timeline, decision.gate]).toEqual([undefined, undefined, true]);
  });
});

describe('a move', () => {
  it('of a published event says what was before', () => {
    const event = publishedRecord();
    expect(rescheduled(event, later(event), undefined).after.told).toEqual({
      localStart: '2025-11-13T09:00',
      venueName: 'Aula Kantor Camat Sungai Ambawang',
    });
  });

  it('makes a new schedule version that stops older messages', () => {
    const event = publishedRecord();
    const { after, gate, timeline } = rescheduled(event, later(event), undefined);
    expect([after.scheduleVersion, gate, timeline]).toEqual([2, true, true]);
  });

  it('says what people still believe when the notice before has not gone out', () => {
    const event = publishedRecord({ localStart: '2025-11-14T09:00' as LocalDateTime });
    const untold = { localStart: '2025-11-13T09:00' as LocalDateTime, venueName: 'Balai Desa' };
    expect(rescheduled(event, later(event), untold).after.told).toEqual(untold);
  });

  it('of the end alone tells nobody', () => {
    const event = publishedRecord();
    const longer = { ...schedule(event), localEnd: '2025-11-13T13:00' as LocalDateTime };
    const { after, gate, timeline } = rescheduled(event, longer, undefined);
    expect([after.scheduleVersion, gate, timeline]).toEqual([1, undefined, undefined]);
  });

  it('of a draft tells nobody', () => {
    const event = eventRecord();
    const { seats, gate, timeline } = rescheduled(event, later(event), undefined);
    expect([seats, gate, timeline]).toEqual([undefined, undefined, undefined]);
  });
});

describe('an edit of a published event', () => {
  it('that no text prints leaves the reminders alone', () => {
    const event = publishedRecord();
    expect(edited(event, { ...event, title: 'Judul baru' }, undefined).timeline).toBeUndefined();
  });

  it('of the short name plans reminders anew and lets messages on their way pass', () => {
    const event = publishedRecord();
    const decision = edited(event, { ...event, shortName: 'Migrasi Aman' }, undefined);
    expect([decision.timeline, decision.gate, decision.after.scheduleVersion]).toEqual([true, undefined, 2]);
  });

  it('takes a notice along that has not gone out', () => {
    const untold = { localStart: '2025-11-12T09:00' as LocalDateTime, venueName: 'Balai Desa' };
    const event = publishedRecord({ told: untold });
    expect(edited(event, { ...event, shortName: 'Migrasi Aman' }, untold).after.told).toEqual(untold);
  });

  it('drops a notice that has gone out', () => {
    const told = { localStart: '2025-11-12T09:00' as LocalDateTime, venueName: 'Balai Desa' };
    const event = publishedRecord({ told });
    expect(edited(event, { ...event, shortName: 'Migrasi Aman' }, undefined).after.told).toBeUndefined();
  });

  it('takes away what is no longer given', () => {
    const event = publishedRecord({ programme: 'Desa Migran Emas' });
    const { programme: _gone, ...details } = event;
    expect(edited(event, details, undefined).after.programme).toBeUndefined();
  });
});

describe('another capacity', () => {
  it('of a draft concerns nobody', () => {
    expect(resized(eventRecord(), 80).seats).toBeUndefined();
  });

  it('of a published event reaches registrations, without new messages', () => {
    const { seats, timeline, gate } = resized(publishedRecord(), 80);
    expect([seats, timeline, gate]).toEqual(['change', undefined, undefined]);
  });
});

describe('calling off', () => {
  it('a published event closes the gate at a new schedule version', () => {
    const { after, gate, seats, timeline } = cancelledEvent(publishedRecord(), 'Banjir');
    expect([after.status, after.scheduleVersion, gate, seats, timeline]).toEqual([
      'cancelled',
      2,
      true,
      'change',
      true,
    ]);
  });

  it('a draft tells nobody', () => {
    const { seats, timeline, gate } = cancelledEvent(eventRecord(), 'Batal');
    expect([seats, timeline, gate]).toEqual([undefined, undefined, undefined]);
  });
});
