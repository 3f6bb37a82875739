import {
  createEventContract,
  type EventView,
  getEventContract,
  publishEventContract,
} from '#functions/events/contract.ts';
import { registerContract } from '#functions/registrations/contract.ts';
import type { ApiClient } from '#infra/local/demo/client/api-client.ts';
import { instantFromMillis, toLocal } from '#shared/kernel/time.ts';
import { INVENTED_PHONE_PREFIX } from '#shared/text/phone.ts';

export const ORGANISER = 'organiser-kalbar';

const MINUTE = 60_000;
const FIRST_NUMBER = 71_000_000;

/** Wall clock in Pontianak in so many minutes, to the nearest minute: in one minute means in 30 to 90 seconds. */
export const minutesFromNow = (minutes: number): string => {
  const minute = Math.round(Date.now() / MINUTE);
  return toLocal(instantFromMillis((minute + minutes) * MINUTE), 'Asia/Pontianak').slice(0, 16);
};

type Plan = {
  readonly shortName: string;
  readonly capacity: number;
  readonly startsIn: number;
  readonly rules: readonly string[];
};

/** An event that starts within the hour, so that its reminders are due within minutes; without quiet hours. */
export const publishEvent = async (api: ApiClient, plan: Plan): Promise<EventView> => {
  const { shortName, capacity, startsIn, rules } = plan;
  const draft = await api.call(ORGANISER, createEventContract, {
    key: `create-${shortName.replaceAll(' ', '-')}`,
    body: {
      kind: 'sosialisasi',
      title: `${shortName} bagi perangkat desa`,
      shortName,
      localStart: minutesFromNow(startsIn),
      localEnd: minutesFromNow(startsIn + 120),
      venue: { name: 'Aula Kecamatan', regionCode: '61.12.03' },
      hosts: [{ institution: 'BP3MI Kalimantan Barat' }],
      publicRegistration: true,
      reminderRules: [...rules],
      quietHours: { from: '00:00', to: '00:00' },
      capacity,
    },
  });
  const { eventId, version } = draft;
  return api.call(ORGANISER, publishEventContract, { params: { eventId }, version });
};

export const latest = (api: ApiClient, eventId: string): Promise<EventView> =>
  api.call(ORGANISER, getEventContract, { params: { eventId } });

export type Participant = { readonly name: string; readonly phone: string };

/** Invented people with numbers that nobody can have. */
export const participants = (series: number, names: readonly string[]): readonly Participant[] =>
  names.map((name, index) => ({
    name,
    phone: `${INVENTED_PHONE_PREFIX}${FIRST_NUMBER + series * 1000 + index}`,
  }));

export const register = (api: ApiClient, eventId: string, person: Participant) =>
  api.call(ORGANISER, registerContract, {
    params: { eventId },
    body: { ...person },
    key: `register-${eventId}-${person.phone}`,
  });
