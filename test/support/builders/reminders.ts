import type { TimelineSnapshot } from '#functions/reminders/contract.ts';
import { type Duration, type LocalDateTime, toInstant } from '#shared/kernel/time.ts';

const LOCAL_START = '2025-11-13T09:00' as LocalDateTime;

/** The event of 13 November 2025 in Sungai Ambawang, published, with the default rules. */
export const timelineSnapshot = (over: Partial<TimelineSnapshot> = {}): TimelineSnapshot => {
  const { localStart = LOCAL_START, zone = 'Asia/Pontianak' } = over;
  return {
    eventId: 'EV1',
    officeId: 'bp3mi-kalbar',
    scheduleVersion: 1,
    status: 'published',
    senderName: 'BP3MI Kalbar',
    shortName: 'Sosialisasi Migrasi Aman',
    localStart,
    zone,
    startsAt: toInstant(localStart, zone),
    venueName: 'Aula Kantor Camat Sungai Ambawang',
    contactPhone: '0561-736111',
    rules: ['P3D' as Duration, 'P1D' as Duration],
    quietHours: { from: '20:00', to: '07:00' },
    ...over,
  };
};
