import { type Check, minutesBetween, unless } from './crash-check.ts';
import type { ArrivalFacts } from './crash-facts.ts';

const manifestsAreWhole: Check = ({ arrivals }) =>
  arrivals.flatMap(({ arrival, manifests }) =>
    manifests.flatMap(({ version, people, listed, shares }) => [
      ...unless(people === listed, `half a manifest: ${arrival.arrivalId} v${version} ${listed}/${people}`),
      ...unless(
        shares.reduce((sum, share) => sum + share.people, 0) === people,
        `shares do not add up: ${arrival.arrivalId} v${version}`,
      ),
    ]),
  );

const noticesMatch = ({ arrival, notices, manifests }: ArrivalFacts): readonly string[] => {
  const shares = manifests.find(({ version }) => version === arrival.currentManifest)?.shares ?? [];
  return shares.flatMap(({ officeId, people }) => {
    const notice = notices.find((one) => one.officeId === officeId);
    return unless(notice?.share.people === people, `no notice of ${people} people: ${officeId}`);
  });
};

/** The first SMS and its one repetition may both be lost when the process dies twice; then the next rung must be told. */
const wasTold = (messages: ArrivalFacts['messages'], age: number): boolean => {
  const first = messages.filter(({ rule }) => /^rung-1(:ulang)?$/.test(rule));
  const bothLost = first.length === 2 && first.every(({ state }) => state === 'unknown');
  const counting = bothLost ? messages : first;
  return age < (bothLost ? 35 : 5) || counting.some(({ state }) => state === 'accepted');
};

const everyOfficeHasItsNotice: Check = ({ arrivals, now }) =>
  arrivals.flatMap((facts) => [
    ...noticesMatch(facts),
    ...facts.notices.flatMap(({ noticeId, announcedAt, state }) => {
      const messages = facts.messages.filter(({ subject }) => subject === `notice:${noticeId}`);
      const told = wasTold(messages, minutesBetween(announcedAt, now));
      return unless(told || state === 'acknowledged', `never told: ${noticeId}`);
    }),
  ]);

/** The demo offices of this story have at least three rungs. */
const rungDue = (age: number): number => [30, 60].filter((minutes) => age > minutes + 2).length + 1;

const escalationGoesOn: Check = ({ arrivals, now }) =>
  arrivals.flatMap(({ notices }) =>
    notices
      .filter(({ state }) => state === 'open')
      .flatMap(({ noticeId, rung, announcedAt, nextEscalationAt = '' }) => [
        ...unless(nextEscalationAt >= now, `nobody attends ${noticeId} since ${nextEscalationAt}`),
        ...unless(
          rung >= rungDue(minutesBetween(announcedAt, now)),
          `${noticeId} is only on rung ${rung} after ${minutesBetween(announcedAt, now)} minutes`,
        ),
      ]),
  );

const promisesToPosts: Check = ({ arrivals }, { manifests, announced, acknowledged }) => {
  const stored = new Map<string, number>(
    arrivals.flatMap((facts) =>
      facts.manifests.map(
        ({ version, people }) => [`${facts.arrival.arrivalId} ${version}`, people] as const,
      ),
    ),
  );
  return [
    ...[...manifests].flatMap(([key, people]) => unless(stored.get(key) === people, `manifest lost: ${key}`)),
    ...arrivals.flatMap(({ arrival: { arrivalId, currentManifest = 0 }, notices }) => [
      ...unless(currentManifest >= (announced.get(arrivalId) ?? 0), `announcement lost: ${arrivalId}`),
      ...notices.flatMap(({ noticeId, state }) =>
        unless(!acknowledged.has(noticeId) || state !== 'open', `acknowledgement lost: ${noticeId}`),
      ),
    ]),
  ];
};

export const arrivalChecks: readonly Check[] = [
  manifestsAreWhole,
  everyOfficeHasItsNotice,
  escalationGoesOn,
  promisesToPosts,
];
