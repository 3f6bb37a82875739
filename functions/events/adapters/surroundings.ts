import { officesReader, region, routeRegion, zoneOfRegion } from '#functions/offices/contract.ts';
import {
  type RegistrationsReader,
  registrationsReader,
  seatFiller,
} from '#functions/registrations/contract.ts';
import { isBeingTold, isUntold, timelineInForce, timelineStarter } from '#functions/reminders/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { AfterCommit, Directory, StandingPlan } from '../app/ports.ts';

const VILLAGE = /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/;
const DISTRICT_LENGTH = '61.12.03'.length;

export const directory = (table: Table): Directory => {
  const offices = officesReader(table);
  return {
    zoneOf: (regionCode) => (region(regionCode) === undefined ? undefined : zoneOfRegion(regionCode)),
    knowsRegion: (regionCode) =>
      region(VILLAGE.test(regionCode) ? regionCode.slice(0, DISTRICT_LENGTH) : regionCode) !== undefined,
    officeOf: async (regionCode, day) => routeRegion(await offices.routing(), regionCode, day),
    senderName: async (officeId) => (await offices.office(officeId))?.shortName,
  };
};

/** Whether somebody came to the event, or to a seat, from then on. */
const cameSince = async (
  { active }: RegistrationsReader,
  eventId: string,
  since: Instant,
): Promise<boolean> => {
  let cursor: string | undefined;
  do {
    const page = await active(eventId, { statuses: ['seated', 'waiting'] }, cursor, 1000);
    if (
      page.registrations.some(
        ({ registeredAt, promotedAt }) => (promotedAt ?? registeredAt ?? since) >= since,
      )
    )
      return true;
    ({ cursor } = page);
  } while (cursor !== undefined);
  return false;
};

export const standingPlan = (table: Table): StandingPlan => {
  const inForce = timelineInForce(table);
  const registrations = registrationsReader(table);
  return {
    inForce: async ({ eventId, status }) => (status === 'published' ? inForce(eventId) : undefined),
    untold: async ({ eventId, told, untoldSince }, plan, now) => {
      if (told === undefined || plan === undefined) return undefined;
      const since = untoldSince ?? now;
      if (isBeingTold(plan)) return { told, since, seenBySome: true, isBeingTold: true };
      if (!isUntold(plan)) return undefined;
      return { told, since, seenBySome: await cameSince(registrations, eventId, since) };
    },
  };
};

export const afterCommit = (platform: Platform): AfterCommit => {
  const timeline = timelineStarter(platform);
  const seats = seatFiller(platform);
  return async (before, { after, seats: seatsChanged, timeline: planned }) => {
    if (planned) await timeline.start(after.eventId, after.scheduleVersion);
    const grew = (after.capacity ?? 0) > (before.capacity ?? 0);
    if (seatsChanged === 'change' && grew) await seats.fill(after.eventId);
  };
};
