import { type Instant, toLocal } from '#shared/kernel/time.ts';
import type { Contact, OfficeEntry } from './directory.ts';
import { onDuty } from './duty.ts';

const people = (entry: OfficeEntry, ids: readonly string[]): readonly Contact[] =>
  ids.flatMap((id) => entry.contacts.filter(({ contactId }) => contactId === id));

export const dutyContacts = (entry: OfficeEntry, at: Instant): readonly Contact[] =>
  people(entry, onDuty(entry.duty, toLocal(at, entry.office.zone)));

export type LadderOffices = {
  readonly own: OfficeEntry;
  readonly supervising: OfficeEntry | undefined;
  readonly nationalDesk: OfficeEntry | undefined;
};

/**
 * Who is asked, rung by rung, until somebody answers: own duty officer, own head, duty officer of the supervising
 * office, national desk. A rung without anybody is left out, so that nobody waits for a deadline of nobody.
 */
export const ladderAt = (
  { own, supervising, nationalDesk }: LadderOffices,
  at: Instant,
): readonly (readonly Contact[])[] => {
  const above = [supervising, nationalDesk].filter(
    (entry, index, all) =>
      entry !== undefined &&
      entry.office.officeId !== own.office.officeId &&
      all.findIndex((other) => other?.office.officeId === entry.office.officeId) === index,
  );
  const rungs = [
    dutyContacts(own, at),
    people(own, [own.headId]),
    ...above.flatMap((entry) => (entry === undefined ? [] : [dutyContacts(entry, at)])),
  ];
  return rungs.filter((rung) => rung.length > 0);
};
