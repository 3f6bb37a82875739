import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type NoticeRecord, noticeIn } from '../domain/notice.ts';
import { isNationalDesk, type Viewer } from './access.ts';
import type { NoticeWithArrival } from './notice-view.ts';
import type { ArrivalStore, NoticeStore, PageOf } from './ports.ts';

export type ListNoticesInput = { readonly state: 'open' | 'all'; readonly cursor?: string | undefined };

type Deps = {
  readonly arrivals: Pick<ArrivalStore, 'get' | 'getMany'>;
  readonly notices: Pick<NoticeStore, 'open' | 'byOffice' | 'holding'>;
};

const withArrivals = async (
  { arrivals }: Deps,
  records: readonly NoticeRecord[],
): Promise<readonly NoticeWithArrival[]> => {
  const ids = [...new Set(records.map(({ current }) => current.arrivalId))];
  const byId = new Map((await arrivals.getMany(ids)).map((arrival) => [arrival.arrivalId, arrival]));
  return records.flatMap(({ current }) => {
    const arrival = byId.get(current.arrivalId);
    return arrival === undefined ? [] : [{ notice: current, arrival }];
  });
};

type Pages = (cursor: string | undefined) => Promise<PageOf<NoticeRecord>>;

/** Turns pages until one holds something for this viewer: an empty page with more behind it helps nobody. */
const firstPageWith = async (
  pages: Pages,
  cursor: string | undefined,
  mine: (record: NoticeRecord) => boolean,
): Promise<PageOf<NoticeRecord>> => {
  let page = await pages(cursor);
  while (!page.items.some(mine) && page.cursor !== undefined) page = await pages(page.cursor);
  return { ...page, items: page.items.filter(mine) };
};

/** Open notices, soonest deadline first (all offices' for the national desk, otherwise the own office's), or all of the own office, newest first. */
export const makeListNotices =
  (deps: Deps) =>
  async ({ state, cursor }: ListNoticesInput, viewer: Viewer): Promise<PageOf<NoticeWithArrival>> => {
    const pages: Pages = (from) =>
      state === 'open'
        ? deps.notices.open(from === undefined ? {} : { cursor: from })
        : deps.notices.byOffice(viewer.officeId, from);
    const isMine = ({ current }: NoticeRecord): boolean =>
      isNationalDesk(viewer) || current.officeId === viewer.officeId;
    const page = await firstPageWith(pages, cursor, isMine);
    const items = await withArrivals(deps, page.items);
    return { items, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  };

/** One notice, current or earlier, for its office, the office that announced it and the national desk. */
export const makeGetNotice =
  ({ arrivals, notices }: Deps) =>
  async (
    noticeId: string,
    viewer: Viewer,
  ): Promise<Result<NoticeWithArrival, { readonly kind: 'notice_not_found' }>> => {
    const record = await notices.holding(noticeId);
    const notice = record === undefined ? undefined : noticeIn(record, noticeId);
    const arrival = notice === undefined ? undefined : await arrivals.get(notice.arrivalId);
    if (notice === undefined || arrival === undefined) return err({ kind: 'notice_not_found' });
    const maySee = [notice.officeId, arrival.officeId].includes(viewer.officeId) || isNationalDesk(viewer);
    return maySee ? ok({ notice, arrival }) : err({ kind: 'notice_not_found' });
  };
