import type { LocalDateTime, Zone } from '#shared/kernel/time.ts';
import type { Language } from '#shared/text/calendars.ts';
import { formatDateTime, formatTime } from '#shared/text/dates.ts';
import type { ParamsOf } from '../../domain/message-params.ts';
import type { Presenter } from './presenter.ts';
import { vocabulary } from './vocabulary.ts';

type Share = ParamsOf<'arrival_notice'>;

const share = (params: Share, language: Language) => ({
  sender: params.sender,
  people: params.people,
  region: params.region,
  checkpoint: params.checkpoint,
  phase: vocabulary[language].phase[params.phase],
  shortAt: formatDateTime(params.local, params.zone, 'compact', language),
  reference: params.reference,
  link: params.link,
});

const manner = (params: Share, language: Language) => ({
  manner: vocabulary[language].manner[params.manner],
});

export const arrivalNotice: Presenter<'arrival_notice'> = (params, language) => ({
  variant: 'text',
  values: { ...share(params, language), ...manner(params, language) },
});

export const arrivalCorrection: Presenter<'arrival_correction'> = (params, language) => ({
  variant: params.people === params.oldPeople ? 'other' : 'count',
  values: { ...share(params, language), ...manner(params, language), oldPeople: params.oldPeople },
});

/** The hour alone when the day stays: the new time beside it names the day. */
const before = (old: LocalDateTime, now: LocalDateTime, zone: Zone, language: Language): string =>
  old.slice(0, 10) === now.slice(0, 10)
    ? formatTime(old, zone, language)
    : formatDateTime(old, zone, 'compact', language);

export const arrivalTimeChanged: Presenter<'arrival_time_changed'> = (params, language) => ({
  variant: 'text',
  values: {
    ...share(params, language),
    ...manner(params, language),
    oldAt: before(params.oldLocal, params.local, params.zone, language),
  },
});

export const escalation: Presenter<'escalation'> = (params, language) => ({
  variant: 'text',
  values: { ...share(params, language), rung: params.rung },
});
