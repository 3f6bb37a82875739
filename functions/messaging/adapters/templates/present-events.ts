import type { LocalDateTime, Zone } from '#shared/kernel/time.ts';
import type { Language } from '#shared/text/calendars.ts';
import { formatDateTime } from '#shared/text/dates.ts';
import type { ParamsOf } from '../../domain/message-params.ts';
import type { Presenter } from './presenter.ts';

/** An office's number for questions, digits and separators only. */
const phoneOf = (contact: string | undefined): string | undefined => {
  const number = (contact ?? '')
    .replace(/[^\d+() .-]/g, '')
    .slice(0, 20)
    .trim();
  return /\d{3}/.test(number) ? number : undefined;
};

type Timed = { readonly local: LocalDateTime; readonly zone: Zone };

const at = ({ local, zone }: Timed, language: Language) => ({
  at: formatDateTime(local, zone, 'sms', language),
});

const shortAt = ({ local, zone }: Timed, language: Language) => ({
  shortAt: formatDateTime(local, zone, 'compact', language),
});

const names = ({ sender, event }: { readonly sender: string; readonly event: string }) => ({ sender, event });

export const registrationConfirmed: Presenter<'registration_confirmed'> = (params, language) => ({
  variant: 'text',
  values: {
    ...names(params),
    ...at(params, language),
    ...shortAt(params, language),
    venue: params.venue,
    stopLink: params.stopLink,
  },
});

export const reminder: Presenter<'reminder'> = (params, language) => ({
  variant: 'text',
  values: {
    ...names(params),
    ...at(params, language),
    ...shortAt(params, language),
    venue: params.venue,
    contact: phoneOf(params.contact),
    stopLink: params.stopLink,
  },
});

const whatMoved = ({
  oldLocal,
  newLocal,
  oldVenue,
  newVenue,
  zone,
  oldZone = zone,
}: ParamsOf<'event_changed'>) => {
  const time = oldLocal !== newLocal || oldZone !== zone;
  const place = oldVenue !== newVenue;
  if (time && place) return 'both';
  if (time) return 'time';
  return place ? 'place' : 'neither';
};

const RENAMED = {
  both: 'renamedBoth',
  time: 'renamedTime',
  place: 'renamedPlace',
  neither: 'renamed',
} as const;

export const eventChanged: Presenter<'event_changed'> = (params, language) => {
  const { oldLocal, newLocal, oldVenue, newVenue, zone, oldZone = zone, oldEvent } = params;
  const what = whatMoved(params);
  return {
    variant: oldEvent === undefined ? what : RENAMED[what],
    values: {
      ...names(params),
      oldEvent: oldEvent ?? params.event,
      oldAt: formatDateTime(oldLocal, oldZone, 'sms', language),
      ...at({ local: newLocal, zone }, language),
      oldVenue,
      venue: newVenue,
    },
  };
};

const cancelled = (
  params: ParamsOf<'event_cancelled'> | ParamsOf<'place_cancelled'>,
  language: Language,
) => ({
  variant: 'text' as const,
  values: { ...names(params), ...at(params, language), contact: phoneOf(params.contact) },
});

export const eventCancelled: Presenter<'event_cancelled'> = cancelled;

export const placeCancelled: Presenter<'place_cancelled'> = cancelled;

export const promoted: Presenter<'promoted'> = (params, language) => ({
  variant: 'text',
  values: { ...names(params), ...at(params, language), venue: params.venue },
});

export const placeOffered: Presenter<'place_offered'> = (params, language) => ({
  variant: 'text',
  values: {
    ...names(params),
    ...at(params, language),
    until: formatDateTime(params.until, params.zone, 'sms', language),
    link: params.link,
  },
});

export const thankYou: Presenter<'thank_you'> = (params) => ({
  variant: 'text',
  values: { ...names(params), link: params.link, stopLink: params.stopLink },
});

export const villageFollowUp: Presenter<'village_follow_up'> = (params) => ({
  variant: 'text',
  values: { ...names(params), village: params.village, link: params.link, stopLink: params.stopLink },
});

export const issueClosed: Presenter<'issue_closed'> = (params) => ({
  variant: 'text',
  values: { ...names(params), link: params.link },
});
