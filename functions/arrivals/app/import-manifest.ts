import { routeRegion } from '#functions/offices/contract.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { type Arrival, arrivalDay } from '../domain/arrival.ts';
import type { RowError, SheetError } from '../domain/errors.ts';
import { readHeadings } from '../domain/headings.ts';
import { draftManifest, type Manifest } from '../domain/manifest.ts';
import { readPeople } from '../domain/read-people.ts';
import type { RegionNames } from '../domain/regions.ts';
import { assertSharesAddUp, type Digest, routePeople, sharesOf } from '../domain/share.ts';
import type { ArrivalStore, Directory, ManifestStore, ReadSheet } from './ports.ts';

export type ImportManifestInput = {
  readonly arrivalId: string;
  /** The same id again is the same version. */
  readonly uploadId: string;
  readonly actor: { readonly accountId: string; readonly officeId: string };
  readonly text: string;
};

export type ImportManifestError = SheetError | { readonly kind: 'arrival_not_found' };

/** What became of an upload: with errors, the good rows are kept and the bad ones are held back. */
export type ImportedManifest = { readonly manifest: Manifest; readonly errors: readonly RowError[] };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly manifests: Pick<ManifestStore, 'save'>;
  readonly directory: Pick<Directory, 'routing'>;
  readonly regions: RegionNames;
  readonly readSheet: ReadSheet;
  readonly digest: Digest;
  readonly clock: Clock;
};

const readManifest = (text: string, arrival: Arrival, { readSheet, regions }: Deps) => {
  const sheet = readSheet(text);
  if (!sheet.ok) return sheet;
  const { headings, rows } = sheet.value;
  const found = readHeadings(headings);
  if (!found.ok) return found;
  const { columns, ignored } = found.value;
  const read = readPeople(rows, { columns, headings, kind: arrival.kind, on: arrivalDay(arrival), regions });
  return ok({ ...read, ignored });
};

/** Keeps a sheet as the next draft version of the arrival's manifest, with each office's share computed. */
export const makeImportManifest =
  (deps: Deps) =>
  async ({
    arrivalId,
    uploadId,
    actor,
    text,
  }: ImportManifestInput): Promise<Result<ImportedManifest, ImportManifestError>> => {
    const arrival = await deps.arrivals.get(arrivalId);
    if (arrival === undefined || arrival.officeId !== actor.officeId)
      return err({ kind: 'arrival_not_found' });
    const read = readManifest(text, arrival, deps);
    if (!read.ok) return read;
    const { people, errors, held, ignored } = read.value;
    const routing = await deps.directory.routing();
    const routed = routePeople(people, {
      officeOf: (regionCode) => routeRegion(routing, regionCode, arrivalDay(arrival)),
      fallback: arrival.officeId,
    });
    const shares = sharesOf(routed, deps.digest);
    assertSharesAddUp(shares, people.length);
    const upload = { arrivalId, uploadId, uploadedBy: actor.accountId, uploadedAt: deps.clock.now() };
    const draft = draftManifest({ ...upload, heldRows: held, ignoredColumns: ignored }, routed, shares);
    const manifest = await deps.manifests.save({ draft, people: routed, errors });
    return ok({ manifest, errors });
  };
