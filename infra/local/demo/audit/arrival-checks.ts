import type { ArrivalFacts, Facts } from './facts.ts';
import { countOf, type Invariant } from './invariant.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const isUnanswered = ({ acknowledgement }: ArrivalFacts['notices'][number]): boolean =>
  acknowledgement === undefined;

const unanswered = ({ arrival: { notices, manifest } }: Facts): number => {
  const told = new Set(notices.map(({ officeId }) => officeId));
  // An office with people in it that was never told counts as one that never answered.
  return countOf(notices, isUnanswered) + countOf(manifest.shares, ({ officeId }) => !told.has(officeId));
};

/** Shares against the arrival, and against the people themselves. */
const sharesWrong = ({ arrival: { manifest, people, arrival } }: Facts): number => {
  const perOffice = Map.groupBy(people, ({ officeId }) => officeId);
  return (
    Math.abs(manifest.people - sum(manifest.shares.map((share) => share.people))) +
    Math.abs(manifest.people - people.length) +
    Math.abs((arrival.expectedPeople ?? manifest.people) - manifest.people) +
    countOf(manifest.shares, (share) => share.people !== (perOffice.get(share.officeId)?.length ?? 0))
  );
};

const childrenApart = ({ arrival: { people } }: Facts): number => {
  const byRow = new Map(people.map((person) => [person.row, person]));
  const children = people.filter(({ category }) => category === 'child');
  return countOf(children, ({ guardianRow, officeId }) => byRow.get(guardianRow ?? 0)?.officeId !== officeId);
};

const callsAfterAnswer = ({ outbox, arrival: { notices } }: Facts): number => {
  const answeredAt = new Map(notices.map(({ noticeId, acknowledgement }) => [noticeId, acknowledgement?.at]));
  return countOf(outbox, ({ reference, acceptedAt }) => {
    const at = answeredAt.get(/\|notice:([^|]+)\|/.exec(reference)?.[1] ?? '');
    return at !== undefined && acceptedAt > at;
  });
};

/** A correction disturbs the offices whose share it changes, and nobody else. */
const disturbed = ({ arrival: { notices } }: Facts): number =>
  countOf(notices, (notice) => {
    const before = notices.find(
      ({ officeId, manifestVersion }) =>
        officeId === notice.officeId && manifestVersion < notice.manifestVersion,
    );
    return notice.correction && JSON.stringify(before?.share) === JSON.stringify(notice.share);
  });

export const arrivalChecks: readonly Invariant[] = [
  { name: 'noticesWithoutAnswer', title: 'notices without an answer by a named person', count: unanswered },
  { name: 'sharesNotAddingUp', title: 'people lost or doubled between the shares', count: sharesWrong },
  { name: 'childrenApart', title: 'children told to another office than their parent', count: childrenApart },
  { name: 'callsAfterAnswer', title: 'calls after the office had answered', count: callsAfterAnswer },
  { name: 'officesDisturbed', title: 'corrections to offices whose share had not changed', count: disturbed },
];
