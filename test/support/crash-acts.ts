import {
  acknowledgeContract,
  announceContract,
  getArrivalContract,
  importManifestContract,
  recordArrivalContract,
} from '#functions/arrivals/contract.ts';
import {
  cancelEventContract,
  createEventContract,
  getEventContract,
  publishEventContract,
  rescheduleEventContract,
} from '#functions/events/contract.ts';
import { resumeSendingContract, stopSendingContract } from '#functions/messaging/contract.ts';
import { cancelRegistrationContract, registerContract } from '#functions/registrations/contract.ts';
import type { DemoClient } from '#infra/local/demo/client/demo-client.ts';
import { aManifest, people } from './builders/arrivals.ts';
import { phoneOf } from './builders/registrations.ts';

export const ORGANISER = 'organiser-kalbar';
export const POST = 'duty-entikong';
export const DESK = 'national-desk';

type Schedule = { readonly localStart: string; readonly localEnd: string };

const draft = ({ localStart, localEnd }: Schedule, capacity: number) => ({
  kind: 'sosialisasi' as const,
  title: 'Sosialisasi Migrasi Aman di Kecamatan Sungai Ambawang',
  shortName: 'Sosialisasi Migrasi Aman',
  localStart,
  localEnd,
  venue: { name: 'Aula Kantor Camat Sungai Ambawang', regionCode: '61.12.03' },
  audience: 'Pencari kerja',
  scope: 'Kecamatan',
  hosts: [{ institution: 'Dinas Transmigrasi dan Tenaga Kerja Kabupaten Kubu Raya' }],
  publicRegistration: true,
  capacity,
});

/** Every act may be repeated after a cut-off: it has the same key, or looks first whether it has happened. */
export const createEvent = (api: DemoClient, key: string, schedule: Schedule, capacity: number) =>
  api.call(ORGANISER, createEventContract, { body: draft(schedule, capacity), key });

export const eventOf = (api: DemoClient, eventId: string) =>
  api.call(ORGANISER, getEventContract, { params: { eventId } });

export const publish = async (api: DemoClient, eventId: string) => {
  const { status, version } = await eventOf(api, eventId);
  if (status !== 'draft') return;
  await api.call(ORGANISER, publishEventContract, { params: { eventId }, version });
};

export const reschedule = async (api: DemoClient, eventId: string, schedule: Schedule) => {
  const { localStart, version } = await eventOf(api, eventId);
  if (localStart === schedule.localStart) return;
  await api.call(ORGANISER, rescheduleEventContract, { params: { eventId }, version, body: schedule });
};

export const cancelEvent = async (api: DemoClient, eventId: string) => {
  const { status, version } = await eventOf(api, eventId);
  if (status === 'cancelled') return;
  const body = { reason: 'Aula tidak dapat dipakai' };
  await api.call(ORGANISER, cancelEventContract, { params: { eventId }, version, body });
};

export const register = async (api: DemoClient, eventId: string, person: number): Promise<string> => {
  const body = { name: `Peserta ${person}`, phone: phoneOf(person) };
  const key = `register-${eventId}-${person}`;
  return (await api.call(ORGANISER, registerContract, { params: { eventId }, body, key })).registrationId;
};

export const cancelSeat = (api: DemoClient, eventId: string, registrationId: string) =>
  api.call(ORGANISER, cancelRegistrationContract, {
    params: { eventId, registrationId },
    body: { reason: 'Berhalangan' },
    key: `cancel-${registrationId}`,
  });

const reminders = { name: 'kind:reminder', reason: 'Uji coba' } as const;

export const stopReminders = (api: DemoClient) => api.call(DESK, stopSendingContract, { body: reminders });

export const resumeReminders = (api: DemoClient) =>
  api.call(DESK, resumeSendingContract, { body: reminders });

export const recordArrival = async (api: DemoClient, key: string, expectedLocal: string): Promise<string> => {
  const body = {
    checkpointId: 'plbn-entikong',
    kind: 'deportation' as const,
    origin: { country: 'MY', state: 'Sarawak' },
    expectedLocal,
  };
  return (await api.call(POST, recordArrivalContract, { body, key })).arrivalId;
};

export const arrivalOf = (api: DemoClient, arrivalId: string) =>
  api.call(POST, getArrivalContract, { params: { arrivalId } });

/** Three offices; the second version moves one person from East Java to NTB. */
export const manifestText = (version: 1 | 2): string =>
  aManifest([
    ...people(5 - version, { province: 'Jawa Timur' }),
    ...people(1 + version, { province: 'Nusa Tenggara Barat' }),
    ...people(1, { province: 'Jawa Tengah' }),
  ]);

export const upload = async (
  api: DemoClient,
  arrivalId: string,
  text: string,
  key: string,
): Promise<number> =>
  (await api.call(POST, importManifestContract, { params: { arrivalId }, body: text, key })).version;

export const announce = async (api: DemoClient, arrivalId: string, manifestVersion: number) => {
  const { version, currentManifest } = await arrivalOf(api, arrivalId);
  if (currentManifest === manifestVersion) return;
  await api.call(POST, announceContract, { params: { arrivalId }, version, body: { manifestVersion } });
};

export const acknowledge = (api: DemoClient, account: string, noticeId: string) =>
  api.call(account, acknowledgeContract, { params: { noticeId } });
