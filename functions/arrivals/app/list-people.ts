import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Arrival } from '../domain/arrival.ts';
import type { RoutedPerson } from '../domain/person.ts';
import { ownsArrival, type Viewer } from './access.ts';
import type { ArrivalStore, ManifestStore, NoticeStore, PageOf } from './ports.ts';

export type ListPeopleInput = {
  readonly arrivalId: string;
  readonly version: number;
  readonly cursor?: string | undefined;
};

export type ListPeopleError =
  | { readonly kind: 'manifest_not_found' }
  | { readonly kind: 'acknowledge_first' };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly manifests: Pick<ManifestStore, 'get' | 'people'>;
  readonly notices: Pick<NoticeStore, 'ofArrival'>;
};

/** Whose people the viewer may read: everybody's, its own office's, or nobody's. */
const scopeOf = async (
  { notices }: Deps,
  arrival: Arrival,
  version: number,
  viewer: Viewer,
): Promise<Result<{ readonly officeId?: string }, ListPeopleError>> => {
  if (ownsArrival(viewer, arrival)) return ok({});
  const told = (await notices.ofArrival(arrival.arrivalId)).find(
    ({ current }) => current.officeId === viewer.officeId,
  );
  if (told === undefined || version !== arrival.currentManifest) return err({ kind: 'manifest_not_found' });
  return told.current.state === 'acknowledged'
    ? ok({ officeId: viewer.officeId })
    : err({ kind: 'acknowledge_first' });
};

/** The people by name: all for the checkpoint's office, its own for an office that has acknowledged, in the announced version only. */
export const makeListPeople =
  (deps: Deps) =>
  async (
    { arrivalId, version, cursor }: ListPeopleInput,
    viewer: Viewer,
  ): Promise<Result<PageOf<RoutedPerson>, ListPeopleError>> => {
    const arrival = await deps.arrivals.get(arrivalId);
    if (arrival === undefined) return err({ kind: 'manifest_not_found' });
    const scope = await scopeOf(deps, arrival, version, viewer);
    if (!scope.ok) return scope;
    const manifest = await deps.manifests.get(arrivalId, version);
    if (manifest === undefined) return err({ kind: 'manifest_not_found' });
    return ok(
      await deps.manifests.people(manifest.uploadId, {
        ...scope.value,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
  };
