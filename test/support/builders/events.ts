import type { EventRecord } from '#functions/events/domain/event.ts';
import { type Duration, type Instant, type LocalDateTime, toInstant } from '#shared/kernel/time.ts';

/** What an organiser sends to draft the event of 13 November 2025 in Sungai Ambawang. */
export const eventBody = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  kind: 'sosialisasi',
  title: 'Sosialisasi Migrasi Aman di Kecamatan Sungai Ambawang',
  shortName: 'Sosialisasi Migrasi Aman',
  localStart: '2025-11-13T09:00',
  localEnd: '2025-11-13T12:00',
  venue: { name: 'Aula Kantor Camat Sungai Ambawang', kind: 'district_office', regionCode: '61.12.03' },
  audience: 'Pencari kerja dan perwakilan desa',
  hosts: [{ institution: 'Dinas Transmigrasi dan Tenaga Kerja Kabupaten Kubu Raya' }],
  speakers: [{ name: 'Rahman Saputra', position: 'Pengantar Kerja BP3MI Kalimantan Barat' }],
  contact: { name: 'Melati Anggraini', phone: '+628600000999' },
  publicRegistration: true,
  capacity: 2,
  ...over,
});

/** The same event as it is stored, a draft. */
export const eventRecord = (over: Partial<EventRecord> = {}): EventRecord => {
  const localStart = over.localStart ?? ('2025-11-13T09:00' as LocalDateTime);
  const localEnd = over.localEnd ?? ('2025-11-13T12:00' as LocalDateTime);
  const zone = over.zone ?? 'Asia/Pontianak';
  return {
    eventId: '01EWENT0000000000000000001',
    code: 'K3B7RA',
    officeId: 'bp3mi-kalbar',
    status: 'draft',
    version: 1,
    scheduleVersion: 0,
    kind: 'sosialisasi',
    title: 'Sosialisasi Migrasi Aman di Kecamatan Sungai Ambawang',
    shortName: 'Sosialisasi Migrasi Aman',
    localStart,
    localEnd,
    zone,
    startsAt: toInstant(localStart, zone),
    endsAt: toInstant(localEnd, zone),
    venue: { name: 'Aula Kantor Camat Sungai Ambawang', regionCode: '61.12.03' },
    hosts: [{ institution: 'Dinas Transmigrasi dan Tenaga Kerja Kabupaten Kubu Raya' }],
    speakers: [],
    publicRegistration: true,
    reminderRules: ['P3D' as Duration, 'P1D' as Duration],
    quietHours: { from: '20:00', to: '07:00' },
    capacity: 50,
    seatsPer: 'person',
    createdAt: '2025-10-16T03:36:00.000Z' as Instant,
    createdBy: 'organiser-kalbar',
    ...over,
  };
};

/** Published under the name of BP3MI Kalbar, schedule version 1. */
export const publishedRecord = (over: Partial<EventRecord> = {}): EventRecord =>
  eventRecord({ status: 'published', version: 2, scheduleVersion: 1, senderName: 'BP3MI Kalbar', ...over });
