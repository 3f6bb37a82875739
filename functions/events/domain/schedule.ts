import { type Instant, type LocalDateTime, toInstant, type Zone } from '#shared/kernel/time.ts';
import type { RegistrationWindow, Schedule } from './event.ts';

/** A schedule with the zone that its place gives it. */
export type PlacedSchedule = Schedule & { readonly zone: Zone };

export const placed = (schedule: PlacedSchedule) => ({
  ...schedule,
  startsAt: toInstant(schedule.localStart, schedule.zone),
  endsAt: toInstant(schedule.localEnd, schedule.zone),
});

const instantOf = (local: LocalDateTime | undefined, zone: Zone): Instant | undefined =>
  local === undefined ? undefined : toInstant(local, zone);

/** When registration opens and closes, where that is not publication and the start. */
export const registrationTimes = ({
  registrationWindow = {},
  zone,
}: {
  readonly registrationWindow?: RegistrationWindow;
  readonly zone: Zone;
}): { readonly opensAt: Instant | undefined; readonly closesAt: Instant | undefined } => ({
  opensAt: instantOf(registrationWindow.localOpens, zone),
  closesAt: instantOf(registrationWindow.localCloses, zone),
});
