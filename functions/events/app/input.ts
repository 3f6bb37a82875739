import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Duration, parseDuration, parseLocalDateTime } from '#shared/kernel/time.ts';
import type { Details, Venue } from '../domain/event.ts';
import type { Flaw } from '../domain/rules.ts';
import type { PlacedSchedule } from '../domain/schedule.ts';
import type { Directory } from './ports.ts';

/** Nothing is stored of an event with flaws. */
export type Flawed = { readonly kind: 'flawed'; readonly flaws: readonly Flaw[] };

export type ScheduleInput = { readonly localStart: string; readonly localEnd: string; readonly venue: Venue };

/** Details as they come in: rules are texts that nobody has read yet. */
export type DetailsInput = Omit<Details, 'reminderRules'> & { readonly reminderRules: readonly string[] };

/** Reads the times and looks the zone up; every flaw at once. */
export const readSchedule = (input: ScheduleInput, directory: Directory): Result<PlacedSchedule, Flaw[]> => {
  const localStart = parseLocalDateTime(input.localStart);
  const localEnd = parseLocalDateTime(input.localEnd);
  const zone = directory.zoneOf(input.venue.regionCode);
  if (localStart !== undefined && localEnd !== undefined && zone !== undefined) {
    return ok({ localStart, localEnd, zone, venue: input.venue });
  }
  const flaws: Flaw[] = [];
  if (localStart === undefined) flaws.push({ kind: 'invalid_local_time', field: 'localStart' });
  if (localEnd === undefined) flaws.push({ kind: 'invalid_local_time', field: 'localEnd' });
  if (zone === undefined) flaws.push({ kind: 'unknown_region', field: 'venue.regionCode' });
  return err(flaws);
};

export const readDetails = ({ reminderRules, ...details }: DetailsInput): Result<Details, Flaw[]> => {
  const rules = reminderRules.map(parseDuration);
  const readable = rules.filter((rule): rule is Duration => rule !== undefined);
  if (readable.length < rules.length) return err([{ kind: 'rule_unreadable', field: 'reminderRules' }]);
  return ok({ ...details, reminderRules: readable });
};

export const flawed = (flaws: readonly Flaw[]): { readonly ok: false; readonly error: Flawed } =>
  err({ kind: 'flawed', flaws });
