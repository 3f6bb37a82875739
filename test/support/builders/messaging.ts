import type { Intent, MessageKind, ParamsOf } from '#functions/messaging/contract.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';

const instant = (text: string): Instant => text as Instant;

const local = (text: string): LocalDateTime => text as LocalDateTime;

const event = { sender: 'BP3MI Kalbar', event: 'Sosialisasi Migrasi Aman', zone: 'Asia/Pontianak' } as const;

const share = {
  sender: 'BP3MI Kalbar',
  people: '26',
  manner: 'deportasi',
  region: 'JATIM',
  checkpoint: 'PLBN Entikong',
  phase: 'arrived',
  local: local('2025-10-16T10:36'),
  zone: 'Asia/Pontianak',
  reference: 'KB-2510-017',
  link: 'https://sapa.example/k/7Kq2MzAb3xY',
} as const;

/** Valid parameters of each kind of text. */
export const paramsByKind: { readonly [K in MessageKind]: ParamsOf<K> } = {
  registration_confirmed: {
    ...event,
    local: local('2025-11-13T09:00'),
    venue: 'Aula Kantor Camat Sungai Ambawang',
  },
  reminder: {
    ...event,
    local: local('2025-11-13T09:00'),
    venue: 'Aula Kantor Camat Sungai Ambawang',
    contact: '0561-736111',
  },
  event_changed: {
    ...event,
    oldLocal: local('2025-11-13T09:00'),
    newLocal: local('2025-11-13T10:00'),
    oldVenue: 'Aula Kantor Camat Sungai Ambawang',
    newVenue: 'Aula Kantor Camat Sungai Ambawang',
  },
  event_cancelled: { ...event, local: local('2025-11-13T09:00') },
  place_cancelled: { ...event, local: local('2025-11-13T09:00') },
  promoted: { ...event, local: local('2025-11-13T09:00'), venue: 'Aula Kantor Camat Sungai Ambawang' },
  place_offered: {
    ...event,
    local: local('2025-11-13T09:00'),
    until: local('2025-11-12T17:00'),
    link: 'https://sapa.example/t/7Kq2MzAb3xY',
  },
  thank_you: { ...event, link: 'https://sapa.example/u/7Kq2MzAb3xY' },
  issue_closed: { ...event, link: 'https://sapa.example/u/7Kq2MzAb3xY' },
  village_follow_up: { ...event, village: 'Desa Korek', link: 'https://sapa.example/u/7Kq2MzAb3xY' },
  arrival_notice: share,
  arrival_correction: { ...share, oldPeople: '28' },
  arrival_time_changed: { ...share, oldLocal: local('2025-10-16T08:30') },
  escalation: { ...share, rung: '2' },
};

/** A reminder that is due now and lets everything through. */
export const reminderIntent = (over: Partial<Extract<Intent, { kind: 'reminder' }>> = {}): Intent => ({
  kind: 'reminder',
  subject: 'event:EV1',
  version: 1,
  rule: 'P3D',
  recipient: 'REG1',
  officeId: 'bp3mi-kalbar',
  to: '+6286012345678',
  params: paramsByKind.reminder,
  dueAt: instant('2025-11-10T02:00:00.000Z'),
  notAfter: instant('2025-11-13T01:30:00.000Z'),
  guards: [{ gate: 'event:EV1', version: 1 }],
  unlessStopped: true,
  ...over,
});

/** A notice to an office, which may be sent once more when nobody can tell. */
export const arrivalNoticeIntent = (
  over: Partial<Extract<Intent, { kind: 'arrival_notice' }>> = {},
): Intent => ({
  kind: 'arrival_notice',
  subject: 'notice:NT1',
  version: 1,
  rule: 'rung-1',
  recipient: 'CON1',
  officeId: 'bp3mi-jatim',
  to: '+6286087654321',
  params: paramsByKind.arrival_notice,
  dueAt: instant('2025-10-16T04:00:00.000Z'),
  notAfter: instant('2025-10-19T04:00:00.000Z'),
  guards: [{ gate: 'notice:NT1', version: 1 }],
  resendOnce: true,
  ...over,
});
