import { describe, expect, it } from 'vitest';
import type { EventRecord } from '#functions/events/domain/event.ts';
import { toldOf, type Untold } from '#functions/events/domain/known.ts';
import {
  cancelledEvent,
  edited,
  published,
  rescheduled,
  resized,
} from '#functions/events/domain/transitions.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { eventRecord, publishedRecord } from '#test/support/builders/events.ts';

const NOW = '2025-11-01T03:00:00.000Z' as Instant;

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

/** What people knew of `publishedRecord` before anything changed. */
const KNOWN = {
  localStart: '2025-11-13T09:00',
  venueName: 'Aula Kantor Camat Sungai Ambawang',
  zone: 'Asia/Pontianak',
  regionCode: '61.12.03',
  shortName: 'Sosialisasi Migrasi Aman',
  title: 'Sosialisasi Migrasi Aman di Kecamatan Sungai Ambawang',
};

const SINCE = '2025-11-01T02:55:00.000Z' as Instant;

const untoldOf = (event: EventRecord, seenBySome = false) => ({
  told: toldOf(event),
  since: SINCE,
  seenBySome,
});

describe('a move', () => {
  it('of a published event says what was before', () => {
    const event = publishedRecord();
    const { after } = rescheduled(event, later(event), undefined, NOW);
    expect([after.told, after.untoldSince]).toEqual([KNOWN, NOW]);
  });

  it('makes a new schedule version that stops older messages', () => {
    const event = publishedRecord();
    const { after, gate, timeline } = rescheduled(event, later(event), undefined, NOW);
    expect([after.scheduleVersion, gate, timeline]).toEqual([2, true, true]);
  });

  it('says what people still believe when the notice before has not gone out', () => {
    const known = publishedRecord({ localStart: '2025-11-14T09:00' as LocalDateTime });
    const event = publishedRecord({ localStart: '2025-11-15T09:00' as LocalDateTime });
    const { after } = rescheduled(event, later(event), untoldOf(known), NOW);
    expect([after.told, after.untoldSince]).toEqual([toldOf(known), SINCE]);
  });

  it('to another region under the same name of the place is told', () => {
    const event = publishedRecord();
    const elsewhere = { ...schedule(event), venue: { ...event.venue, regionCode: '61.12.04' } };
    expect(rescheduled(event, elsewhere, undefined, NOW).after.told).toEqual(KNOWN);
  });

  it('of the end alone tells nobody', () => {
    const event = publishedRecord();
    const longer = { ...schedule(event), localEnd: '2025-11-13T13:00' as LocalDateTime };
    const { after, gate, timeline } = rescheduled(event, longer, undefined, NOW);
    expect([after.scheduleVersion, gate, timeline]).toEqual([1, undefined, undefined]);
  });

  it('of the end alone keeps what waits to be told', () => {
    const event = publishedRecord({ told: toldOf(publishedRecord()), untoldSince: SINCE });
    const longer = { ...schedule(event), localEnd: '2025-11-13T13:00' as LocalDateTime };
    const { after } = rescheduled(event, longer, undefined, NOW);
    expect([after.told, after.untoldSince]).toEqual([KNOWN, SINCE]);
  });

  it('of a draft tells nobody', () => {
    const event = eventRecord();
    const { seats, gate, timeline } = rescheduled(event, later(event), undefined, NOW);
    expect([seats, gate, timeline]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a move that is taken back before anybody was told', () => {
  const known = publishedRecord();
  const event = publishedRecord({ scheduleVersion: 2, localStart: '2025-11-14T09:00' as LocalDateTime });

  it('tells nobody', () => {
    const { after, timeline } = rescheduled(event, schedule(known), untoldOf(known), NOW);
    expect([after.told, timeline, after.scheduleVersion]).toEqual([undefined, true, 3]);
  });

  it('tells those who registered meanwhile, from what they saw', () => {
    const { after } = rescheduled(event, schedule(known), untoldOf(known, true), NOW);
    expect(after.told).toEqual({ ...toldOf(event), onlySince: SINCE });
  });

  it('and moved again is told from what people know', () => {
    const few = { ...untoldOf(event, true), told: { ...toldOf(event), onlySince: SINCE } };
    expect(rescheduled(known, later(known), few, NOW).after.told).toEqual(KNOWN);
  });
});

describe('a move while the notice of the last one is going out', () => {
  const known = publishedRecord();
  const event = publishedRecord({ scheduleVersion: 2, localStart: '2025-11-14T09:00' as LocalDateTime });
  const beingTold = { ...untoldOf(known, true), isBeingTold: true } as const;

  it('is told from what was before both, since some have not heard of the last one', () => {
    expect(rescheduled(event, later(event), beingTold, NOW).after.told).toEqual(toldOf(known));
  });

  it('back to what was before is told to everybody', () => {
    const { after } = rescheduled(event, schedule(known), beingTold, NOW);
    expect(after.told).toEqual(toldOf(event));
  });
});

describe('an edit of a published event', () => {
  const change = (details: Partial<EventRecord>, untold?: Untold, over: Partial<EventRecord> = {}) => {
    const event = publishedRecord(over);
    const { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours } = event;
    const own = { kind, title, shortName, hosts, speakers, publicRegistration, reminderRules, quietHours };
    return edited(event, { ...own, ...details }, untold, NOW);
  };

  it('that no text prints leaves the reminders alone', () => {
    expect(change({ opener: 'Camat' }).timeline).toBeUndefined();
  });

  it.each([{ shortName: 'Migrasi Aman' }, { title: 'Judul baru' }])('of its name is told: %o', (details) => {
    const { timeline, gate, after } = change(details);
    expect([timeline, gate, after.scheduleVersion, after.told]).toEqual([true, true, 2, KNOWN]);
  });

  it('of the rules plans reminders anew and lets messages on their way pass', () => {
    const { timeline, gate, after } = change({ reminderRules: [] });
    expect([timeline, gate, after.scheduleVersion, after.told]).toEqual([true, undefined, 2, undefined]);
  });

  it('takes a notice along that has not gone out', () => {
    const known = publishedRecord({ localStart: '2025-11-12T09:00' as LocalDateTime });
    expect(change({ reminderRules: [] }, untoldOf(known)).after.told).toEqual(toldOf(known));
  });

  it('drops a notice that has gone out', () => {
    const told = { ...toldOf(publishedRecord()), venueName: 'Balai Desa' };
    expect(change({ reminderRules: [] }, undefined, { told }).after.told).toBeUndefined();
  });

  it('takes away what is no longer given', () => {
    expect(change({}, undefined, { programme: 'Desa Migran Emas' }).after.programme).toBeUndefined();
  });

  it('of a phone of a speaker plans reminders anew', () => {
    const speakers = [{ name: 'Rahman', position: 'Pengantar Kerja', phone: '+628600000001' }];
    expect(change({ speakers }).timeline).toBe(true);
  });
});

describe('an event without registration', () => {
  const speakers = [{ name: 'Rahman', position: 'Pengantar Kerja', phone: '+628600000001' }];
  const visit = { capacity: null, publicRegistration: false };

  it('with a speaker to be reminded has a plan', () => {
    const { timeline, seats } = published(eventRecord({ ...visit, speakers }), 'BP3MI Kalbar');
    expect([timeline, seats]).toEqual([true, undefined]);
  });

  it('that moves tells its speaker', () => {
    const event = publishedRecord({ ...visit, speakers });
    expect(rescheduled(event, later(event), undefined, NOW)).toMatchObject({ timeline: true });
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
    const { after, gate, seats, timeline } = cancelledEvent(publishedRecord(), 'Banjir', undefined);
    expect([after.status, after.scheduleVersion, gate, seats, timeline]).toEqual([
      'cancelled',
      2,
      true,
      'change',
      true,
    ]);
  });

  it('names the event as people know it while a move is untold', () => {
    const event = publishedRecord({ localStart: '2025-11-15T09:00' as LocalDateTime });
    const known = publishedRecord();
    expect(cancelledEvent(event, 'Banjir', untoldOf(known)).after.told).toEqual(toldOf(known));
  });

  it('a draft tells nobody', () => {
    const { seats, timeline, gate } = cancelledEvent(eventRecord(), 'Batal', undefined);
    expect([seats, timeline, gate]).toEqual([undefined, undefined, undefined]);
  });
});
