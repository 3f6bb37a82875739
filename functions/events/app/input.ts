import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Duration, type LocalDateTime, parseDuration, parseLocalDateTime } from '#shared/kernel/time.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import type { Details, RegistrationWindow, Venue } from '../domain/event.ts';
import { withRoles } from '../domain/host-roles.ts';
import type { Flaw } from '../domain/rules.ts';
import type { PlacedSchedule } from '../domain/schedule.ts';
import type { Directory } from './ports.ts';

/** Nothing is stored of an event with flaws. */
export type Flawed = { readonly kind: 'flawed'; readonly flaws: readonly Flaw[] };

export type ScheduleInput = { readonly localStart: string; readonly localEnd: string; readonly venue: Venue };

export type WindowInput = { readonly localOpens?: string; readonly localCloses?: string };

/** Details as they come in: rules, times and phones are texts that nobody has read yet. */
export type DetailsInput = Omit<Details, 'reminderRules' | 'registrationWindow'> & {
  readonly reminderRules: readonly string[];
  readonly registrationWindow?: WindowInput;
};

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

/** Undefined where a time is unreadable, with the flaw. */
export const readTime = (
  text: string | undefined,
  field: string,
  flaws: Flaw[],
): LocalDateTime | undefined => {
  const local = text === undefined ? undefined : parseLocalDateTime(text);
  if (text !== undefined && local === undefined) flaws.push({ kind: 'invalid_local_time', field });
  return local;
};

export const readWindow = (
  { localOpens, localCloses }: WindowInput,
  flaws: Flaw[],
): RegistrationWindow | undefined => {
  const opens = readTime(localOpens, 'registrationWindow.localOpens', flaws);
  const closes = readTime(localCloses, 'registrationWindow.localCloses', flaws);
  if (opens === undefined && closes === undefined) return undefined;
  return {
    ...(opens === undefined ? {} : { localOpens: opens }),
    ...(closes === undefined ? {} : { localCloses: closes }),
  };
};

const readRules = (rules: readonly string[], flaws: Flaw[]): Duration[] => {
  const readable = rules.map(parseDuration).filter((rule) => rule !== undefined);
  if (readable.length < rules.length) flaws.push({ kind: 'rule_unreadable', field: 'reminderRules' });
  return readable;
};

/** Each phone as E.164: it is to get SMS. */
const readPhones = <T extends { readonly phone?: string }>(
  people: readonly T[],
  field: string,
  flaws: Flaw[],
): T[] =>
  people.map((person, index) => {
    if (person.phone === undefined) return person;
    const phone = normalisePhone(person.phone);
    if (phone.ok) return { ...person, phone: phone.value };
    flaws.push({ kind: 'phone_unreadable', field: `${field}.${index}.phone` });
    return person;
  });

const regionFlaws = (
  { scopeRegions = [], villageQuotas = [] }: Pick<DetailsInput, 'scopeRegions' | 'villageQuotas'>,
  { knowsRegion }: Pick<Directory, 'knowsRegion'>,
): Flaw[] => [
  ...scopeRegions.flatMap((code, index): Flaw[] =>
    knowsRegion(code) ? [] : [{ kind: 'unknown_region', field: `scopeRegions.${index}` }],
  ),
  ...villageQuotas.flatMap(({ regionCode }, index): Flaw[] =>
    knowsRegion(regionCode) ? [] : [{ kind: 'unknown_region', field: `villageQuotas.${index}.regionCode` }],
  ),
];

/** Every flaw at once. */
export const readDetails = (
  { reminderRules, registrationWindow = {}, ...details }: DetailsInput,
  directory: Pick<Directory, 'knowsRegion'>,
): Result<Details, Flaw[]> => {
  const flaws = regionFlaws(details, directory);
  const rules = readRules(reminderRules, flaws);
  const window = readWindow(registrationWindow, flaws);
  const speakers = readPhones(details.speakers, 'speakers', flaws);
  const hosts = withRoles(readPhones(details.hosts, 'hosts', flaws));
  if (flaws.length > 0) return err(flaws);
  return ok({
    ...details,
    ...{ speakers, hosts, reminderRules: rules },
    ...(window === undefined ? {} : { registrationWindow: window }),
  });
};

export const flawed = (flaws: readonly Flaw[]): { readonly ok: false; readonly error: Flawed } =>
  err({ kind: 'flawed', flaws });
