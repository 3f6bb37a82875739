import type { Instant } from '#shared/kernel/time.ts';

/** What an office has money for in a year; events belong to it. */
export type Programme = {
  readonly programmeId: string;
  readonly officeId: string;
  readonly name: string;
  readonly budgetYear: number;
  /** Where the money comes from, in the office's words: `DIPA BP3MI Kalbar`, `APBD Kubu Raya`. */
  readonly budgetSource: string;
  /** Grows with every change; what `If-Match` names. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly changedAt?: Instant;
  readonly changedBy?: string;
};

export type ProgrammeFields = Pick<Programme, 'name' | 'budgetYear' | 'budgetSource'>;

/** The next version, or the same one when nothing differs. */
export const changedProgramme = (
  before: Programme,
  fields: Partial<ProgrammeFields>,
  changedAt: Instant,
  changedBy: string,
): Programme => {
  const after = { ...before, ...fields };
  const isSame =
    after.name === before.name &&
    after.budgetYear === before.budgetYear &&
    after.budgetSource === before.budgetSource;
  return isSame ? before : { ...after, version: before.version + 1, changedAt, changedBy };
};
