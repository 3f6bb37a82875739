import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type InvitationRow, isMistaken, type RowMistake, readInvitation } from '../domain/invitation.ts';
import type { Participant, Registration } from '../domain/registration.ts';
import type { Seats } from '../domain/seats.ts';
import type { Place, ReadInvitations, RegistrationStore, SheetFault } from './ports.ts';
import type { RegisterError, RegisterInput } from './register.ts';

export type Imported = {
  readonly seated: number;
  readonly waiting: number;
  /** Registered before this list came, or twice in it. */
  readonly known: number;
  readonly mistakes: readonly RowMistake[];
};

export type ImportError =
  | SheetFault
  | Exclude<RegisterError, { readonly kind: 'already_registered' | 'institution_required' }>;

type Deps = {
  readonly store: Pick<RegistrationStore, 'seats'>;
  readonly ids: Pick<Ids, 'id'>;
  readonly register: (input: RegisterInput) => Promise<Result<Registration, RegisterError>>;
  readonly readInvitations: ReadInvitations;
  readonly placesOf: (seats: Seats) => Promise<readonly Place[]>;
};

export type ImportInput = {
  readonly eventId: string;
  readonly officeId: string;
  readonly by: string;
  readonly text: string;
};

/**
 * Registers the people of a list in the order of its rows. Rows with mistakes are told and left out, people who are
 * registered already stay as they are: the same list again, mended or not, does no harm.
 */
export const makeImportInvitations =
  (deps: Deps) =>
  async (input: ImportInput): Promise<Result<Imported, ImportError>> => {
    const seats = await deps.store.seats(input.eventId);
    if (seats?.officeId !== input.officeId) return err({ kind: 'event_not_found' });
    const rows = deps.readInvitations(input.text);
    return rows.ok ? inviteAll(deps, input, rows.value, await deps.placesOf(seats)) : rows;
  };

const inviteAll = async (
  deps: Deps,
  input: ImportInput,
  rows: readonly InvitationRow[],
  places: readonly Place[],
): Promise<Result<Imported, ImportError>> => {
  let done: Imported = { seated: 0, waiting: 0, known: 0, mistakes: [] };
  for (const row of rows) {
    const read = readInvitation(row, places);
    const step = isMistaken(read) ? ok({ mistakes: read }) : await invite(deps, input, row.row, read);
    if (!step.ok) return step;
    done = added(done, step.value);
  }
  return ok(done);
};

type Step = Partial<Imported>;

const added = (done: Imported, step: Step): Imported => ({
  seated: done.seated + (step.seated ?? 0),
  waiting: done.waiting + (step.waiting ?? 0),
  known: done.known + (step.known ?? 0),
  mistakes: [...done.mistakes, ...(step.mistakes ?? [])],
});

const INSTITUTION = 'Acara ini memberi satu tempat untuk setiap lembaga. Isi nama lembaga.';

const invite = async (
  { register, ids }: Deps,
  { eventId, officeId, by }: ImportInput,
  row: number,
  participant: Participant,
): Promise<Result<Step, ImportError>> => {
  const registered = await register({ eventId, officeId, by, participant, registrationId: ids.id() });
  if (registered.ok) return ok(registered.value.status === 'seated' ? { seated: 1 } : { waiting: 1 });
  const { error } = registered;
  if (error.kind === 'already_registered') return ok({ known: 1 });
  if (error.kind !== 'institution_required') return err(error);
  const mistake = { row, column: 'institution', code: error.kind, message: INSTITUTION } as const;
  return ok({ mistakes: [mistake] });
};
