import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Arrival } from '../domain/arrival.ts';
import type { Notice } from '../domain/notice.ts';
import { isNationalDesk, ownsArrival, type Viewer } from './access.ts';
import type { ArrivalStore, NoticeStore } from './ports.ts';

export type ArrivalWithNotices = { readonly arrival: Arrival; readonly notices: readonly Notice[] };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get'>;
  readonly notices: Pick<NoticeStore, 'ofArrival'>;
};

/** The whole arrival for its own office and the national desk; for an office that was told, the arrival with its own notice. */
export const makeGetArrival =
  ({ arrivals, notices }: Deps) =>
  async (
    arrivalId: string,
    viewer: Viewer,
  ): Promise<Result<ArrivalWithNotices, { readonly kind: 'arrival_not_found' }>> => {
    const arrival = await arrivals.get(arrivalId);
    if (arrival === undefined) return err({ kind: 'arrival_not_found' });
    const all = (await notices.ofArrival(arrivalId)).map(({ current }) => current);
    if (ownsArrival(viewer, arrival) || isNationalDesk(viewer)) return ok({ arrival, notices: all });
    const own = all.filter(({ officeId }) => officeId === viewer.officeId);
    return own.length > 0 ? ok({ arrival, notices: own }) : err({ kind: 'arrival_not_found' });
  };
