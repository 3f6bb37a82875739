import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { changedProgramme, type Programme, type ProgrammeFields } from '../domain/programme.ts';
import type { ProgrammeStore, StaleVersion } from './ports.ts';

type Deps = { readonly programmes: ProgrammeStore; readonly clock: Clock };
type Own = { readonly programmeId: string; readonly officeId: string };

export type ProgrammeError = { readonly kind: 'programme_not_found' } | StaleVersion;

/** The same id again is the same programme. */
export const makeCreateProgramme =
  ({ programmes, clock }: Deps) =>
  async ({ by, ...input }: Own & ProgrammeFields & { readonly by: string }): Promise<Programme> => {
    const programme = { ...input, version: 1, createdAt: clock.now(), createdBy: by };
    await programmes.create(programme);
    return (await programmes.find(input.officeId, input.programmeId)) ?? programme;
  };

export const makeGetProgramme =
  ({ programmes }: Pick<Deps, 'programmes'>) =>
  async ({ officeId, programmeId }: Own): Promise<Result<Programme, ProgrammeError>> => {
    const found = await programmes.find(officeId, programmeId);
    return found === undefined ? err({ kind: 'programme_not_found' }) : ok(found);
  };

/** What is absent stays. */
export const makeChangeProgramme =
  ({ programmes, clock }: Deps) =>
  async (
    input: Own & {
      readonly by: string;
      readonly version: number;
      readonly fields: Partial<ProgrammeFields>;
    },
  ): Promise<Result<Programme, ProgrammeError>> => {
    const before = await programmes.find(input.officeId, input.programmeId);
    if (before === undefined) return err({ kind: 'programme_not_found' });
    if (before.version !== input.version) return err({ kind: 'stale_version' });
    const after = changedProgramme(before, input.fields, clock.now(), input.by);
    if (after === before) return ok(before);
    const saved = await programmes.save(after);
    return saved.ok ? ok(after) : saved;
  };
