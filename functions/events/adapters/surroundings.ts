import { officesReader, region, zoneOfRegion } from '#functions/offices/contract.ts';
import { seatFiller } from '#functions/registrations/contract.ts';
import { timelineReader, timelineStarter } from '#functions/reminders/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Table } from '#shared/store/table.ts';
import type { AfterCommit, Directory, UntoldMove } from '../app/ports.ts';

export const directory = (table: Table): Directory => {
  const offices = officesReader(table);
  return {
    zoneOf: (regionCode) => (region(regionCode) === undefined ? undefined : zoneOfRegion(regionCode)),
    senderName: async (officeId) => (await offices.office(officeId))?.shortName,
  };
};

export const untoldMove = (table: Table): UntoldMove => {
  const timelines = timelineReader(table);
  return async ({ eventId, scheduleVersion, told }) => {
    if (told === undefined) return undefined;
    const timeline = await timelines.get(eventId);
    const isUntold = timeline?.entries.some(
      (entry) =>
        entry.scheduleVersion === scheduleVersion && entry.rule === 'change' && entry.state === 'planned',
    );
    return isUntold ? told : undefined;
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
