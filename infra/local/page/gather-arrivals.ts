import { arrivalsServices } from '#functions/arrivals/container.ts';
import { type Office, officesReader } from '#functions/offices/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { ArrivalStatusLine, NoticeStatusLine } from './status.ts';
import { VIEWER } from './viewer.ts';

const ARRIVALS_SHOWN = 5;

const checkpointsOf = (platform: Platform) => officesReader(platform.table).checkpoints();

export const noticeLines = async (
  platform: Platform,
  offices: readonly Office[],
): Promise<NoticeStatusLine[]> => {
  const names = new Map(offices.map(({ officeId, shortName }) => [officeId, shortName]));
  const checkpoints = new Map(
    (await checkpointsOf(platform)).map((checkpoint) => [checkpoint.checkpointId, checkpoint]),
  );
  const { items } = await arrivalsServices(platform).listNotices({ state: 'open' }, VIEWER);
  return items.map(({ notice, arrival }) => ({
    reference: arrival.reference,
    checkpoint: checkpoints.get(arrival.checkpointId)?.shortName ?? arrival.checkpointId,
    office: names.get(notice.officeId) ?? notice.officeId,
    people: notice.share.people,
    children: notice.share.children,
    rung: notice.rung,
    announcedAt: notice.announcedAt,
    nextAt: notice.nextAt,
    zone: arrival.zone,
  }));
};

const answersOf = async (
  platform: Platform,
  arrivalId: string,
  names: ReadonlyMap<string, string>,
): Promise<Pick<ArrivalStatusLine, 'people' | 'told' | 'answers'>> => {
  const found = await arrivalsServices(platform).getArrival(arrivalId, VIEWER);
  const notices = found.ok ? found.value.notices : [];
  return {
    people: notices.reduce((sum, { share }) => sum + share.people, 0),
    told: notices.length,
    answers: notices.flatMap(({ officeId, acknowledgement }) =>
      acknowledgement === undefined
        ? []
        : [{ office: names.get(officeId) ?? officeId, by: acknowledgement.by, at: acknowledgement.at }],
    ),
  };
};

/** The latest arrivals of all checkpoints, with who has answered for which office. */
export const arrivalLines = async (
  platform: Platform,
  offices: readonly Office[],
): Promise<readonly ArrivalStatusLine[]> => {
  const names = new Map(offices.map(({ officeId, shortName }) => [officeId, shortName]));
  const perCheckpoint = (await checkpointsOf(platform)).map(async ({ checkpointId, shortName }) => {
    const listed = await arrivalsServices(platform).listArrivals({ checkpointId }, VIEWER);
    return listed.ok ? listed.value.items.map((arrival) => ({ arrival, checkpoint: shortName })) : [];
  });
  const latest = (await Promise.all(perCheckpoint))
    .flat()
    .sort((a, b) => b.arrival.expectedAt.localeCompare(a.arrival.expectedAt))
    .slice(0, ARRIVALS_SHOWN);
  return Promise.all(
    latest.map(async ({ arrival, checkpoint }) => ({
      reference: arrival.reference,
      checkpoint,
      expectedLocal: arrival.expectedLocal,
      zone: arrival.zone,
      ...(await answersOf(platform, arrival.arrivalId, names)),
    })),
  );
};
