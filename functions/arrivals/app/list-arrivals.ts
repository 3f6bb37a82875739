import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Arrival } from '../domain/arrival.ts';
import { isNationalDesk, type Viewer } from './access.ts';
import type { ArrivalStore, Directory, PageOf } from './ports.ts';

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'byCheckpoint'>;
  readonly directory: Pick<Directory, 'checkpoint'>;
};

/** Arrivals at one checkpoint, for the office that works there and the national desk. */
export const makeListArrivals =
  ({ arrivals, directory }: Deps) =>
  async (
    input: { readonly checkpointId: string; readonly cursor?: string | undefined },
    viewer: Viewer,
  ): Promise<Result<PageOf<Arrival>, { readonly kind: 'checkpoint_not_found' }>> => {
    const checkpoint = await directory.checkpoint(input.checkpointId);
    const allowed =
      checkpoint !== undefined && (checkpoint.officeId === viewer.officeId || isNationalDesk(viewer));
    return allowed
      ? ok(await arrivals.byCheckpoint(input.checkpointId, input.cursor))
      : err({ kind: 'checkpoint_not_found' });
  };
