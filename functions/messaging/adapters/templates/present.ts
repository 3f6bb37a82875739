import type { Language } from '#shared/text/calendars.ts';
import type { MessageKind, ParamsOf } from '../../domain/message-params.ts';
import { arrivalCorrection, arrivalNotice, arrivalTimeChanged, escalation } from './present-arrivals.ts';
import {
  eventCancelled,
  eventChanged,
  issueClosed,
  placeCancelled,
  placeOffered,
  promoted,
  registrationConfirmed,
  reminder,
  thankYou,
  villageFollowUp,
} from './present-events.ts';
import type { Presented, Presenter } from './presenter.ts';

const presenters: { readonly [K in MessageKind]: Presenter<K> } = {
  registration_confirmed: registrationConfirmed,
  reminder,
  event_changed: eventChanged,
  event_cancelled: eventCancelled,
  place_cancelled: placeCancelled,
  promoted,
  place_offered: placeOffered,
  thank_you: thankYou,
  village_follow_up: villageFollowUp,
  issue_closed: issueClosed,
  arrival_notice: arrivalNotice,
  arrival_correction: arrivalCorrection,
  arrival_time_changed: arrivalTimeChanged,
  escalation,
};

export const present = <K extends MessageKind>(
  kind: K,
  params: ParamsOf<K>,
  language: Language,
): Presented<K> => presenters[kind](params, language);
