import { err, ok, type Result } from '#shared/kernel/result.ts';
import { isNationalDesk, ownsArrival, type Viewer } from './access.ts';
import type { ImportedManifest } from './import-manifest.ts';
import type { ArrivalStore, ManifestStore } from './ports.ts';

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly manifests: Pick<ManifestStore, 'get' | 'errors'>;
};

/** Counts, shares and held lines of one version. The lines only for the office that uploaded it. */
export const makeGetManifest =
  ({ arrivals, manifests }: Deps) =>
  async (
    input: { readonly arrivalId: string; readonly version: number },
    viewer: Viewer,
  ): Promise<Result<ImportedManifest, { readonly kind: 'manifest_not_found' }>> => {
    const arrival = await arrivals.get(input.arrivalId);
    const mayRead = arrival !== undefined && (ownsArrival(viewer, arrival) || isNationalDesk(viewer));
    const manifest = mayRead ? await manifests.get(input.arrivalId, input.version) : undefined;
    if (arrival === undefined || manifest === undefined) return err({ kind: 'manifest_not_found' });
    const errors = ownsArrival(viewer, arrival) ? await manifests.errors(manifest.uploadId) : [];
    return ok({ manifest, errors });
  };
