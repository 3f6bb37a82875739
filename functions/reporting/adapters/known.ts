import { type EventRecord, eventsReader } from '#functions/events/contract.ts';
import { officesReader, region, villagesReader } from '#functions/offices/contract.ts';
import { attendanceReader } from '#functions/registrations/contract.ts';
import type { Table } from '#shared/store/table.ts';
import type { Known, Person } from '../app/ports.ts';
import type { Place } from '../domain/coverage.ts';

const VILLAGE = 13;
const DISTRICT = 8;
const REGENCY = 5;

const placesOf = (table: Table): Known['places'] => {
  const villages = villagesReader(table);
  return async (code) => {
    if (code.length < REGENCY || (code.length <= DISTRICT && region(code) === undefined)) return undefined;
    const all = await villages.ofRegency(code.slice(0, REGENCY));
    const found = all.filter((village) => village.code.startsWith(code));
    if (found.length > 0) return found;
    const itself = region(code.slice(0, DISTRICT));
    return code.length === VILLAGE || itself === undefined
      ? undefined
      : [{ code: itself.code, name: itself.name, district: itself.name }];
  };
};

/** Names of all regions that these people are from, each regency read once. */
const namesOf = async (
  places: Known['places'],
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const regencies = new Set(
    codes.filter(({ length }) => length === VILLAGE).map((code) => code.slice(0, REGENCY)),
  );
  const lists = await Promise.all([...regencies].map(async (regency) => (await places(regency)) ?? []));
  return new Map([
    ...codes.map((code): [string, string] => [code, region(code)?.name ?? code]),
    ...lists.flat().map(({ code, name }: Place): [string, string] => [code, name]),
  ]);
};

const begun =
  (events: ReturnType<typeof eventsReader>): Known['begun'] =>
  async (officeId, from, to) => {
    const found: EventRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await events.ofOffice(officeId, cursor, 200);
      found.push(...page.events);
      ({ cursor } = page);
      if ((page.events.at(-1)?.startsAt ?? to) < from) break;
    } while (cursor !== undefined);
    const counts = ({ startsAt, status }: EventRecord): boolean =>
      startsAt >= from && startsAt <= to && status !== 'draft' && status !== 'cancelled';
    return found.filter(counts);
  };

export const known = (table: Table): Known => {
  const events = eventsReader(table);
  const attendance = attendanceReader(table);
  const offices = officesReader(table);
  const places = placesOf(table);
  const event: Known['event'] = async (eventId, officeId) => {
    const found = await events.find(eventId);
    return officeId === undefined || found?.officeId === officeId ? found : undefined;
  };
  return {
    event,
    places,
    attendees: attendance.of,
    begun: begun(events),
    facts: async (eventId, officeId) => {
      const found = await event(eventId, officeId);
      if (found === undefined) return undefined;
      const [attendees, office] = await Promise.all([attendance.of(eventId), offices.office(officeId)]);
      const names = await namesOf(
        places,
        attendees.flatMap(({ region: code }) => code ?? []),
      );
      const people = attendees.map((each): Person => {
        const place = each.village ?? names.get(each.region ?? '') ?? each.institution;
        return place === undefined ? each : { ...each, place };
      });
      const { name, shortName } = office ?? { name: officeId, shortName: officeId };
      return { event: found, office: { name, shortName }, people };
    },
  };
};
