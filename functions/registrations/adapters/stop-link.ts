import { stopLinkPut } from '#functions/messaging/contract.ts';
import { type Duration, plus } from '#shared/kernel/time.ts';
import type { Put } from '#shared/store/table.ts';
import type { Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';

/** After the start as it was known at registering: long enough for a postponed event and for whoever keeps old SMS. */
const GOOD_FOR = 'P365D' as Duration;

/** The link in the participant's SMS where they say that no more are wanted, in the registering transaction. */
export const stopLinkWrites = (seats: Seats, { stopCode, phone }: Registration): Put[] => {
  if (stopCode === undefined) return [];
  const { eventId, officeId, shortName: event, senderName: sender } = seats;
  return [stopLinkPut(stopCode, { phone, eventId, officeId, event, sender }, plus(seats.startsAt, GOOD_FOR))];
};
