import { FLOOR_DOLLARS } from './cost.ts';
import type { MessagingFigures } from './messaging.ts';

export type Goal = {
  readonly name: string;
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
};

const twoPlaces = (value: number): string => value.toFixed(2);

const againstPeers = ({ throughput = [] }: MessagingFigures): Goal[] =>
  [...new Set(throughput.map(({ count }) => count))].flatMap((count): Goal[] => {
    const all = throughput.filter((each) => each.count === count);
    const own = all.find(({ party }) => party === 'sapa');
    const peers = all.filter(({ party }) => !party.startsWith('sapa'));
    if (own === undefined || peers.length === 0) return [];
    const best = Math.max(...peers.map(({ rps }) => rps));
    const ratio = own.rps / best;
    return [
      {
        name: `fan-out of ${count} against the best peer`,
        goal: 'at least 1.2 times',
        measured: `${twoPlaces(ratio)} times`,
        met: ratio >= 1.2,
      },
    ];
  });

const costGoals = ({ footprints = [] }: MessagingFigures): Goal[] =>
  footprints.map(({ slicesEach, cost }) => ({
    name: `cost of a million with ${slicesEach} slices an invocation`,
    goal: `at most 1.3 times $${twoPlaces(FLOOR_DOLLARS)}`,
    measured: `$${twoPlaces(cost.dollarsPerMillion)}, ${twoPlaces(cost.ratioToFloor)} times`,
    met: cost.ratioToFloor <= 1.3,
  }));

const urgentGoals = ({ urgent }: MessagingFigures): Goal[] => {
  if (urgent === undefined) return [];
  const { p99, standardRate, perSecond, mostInOneSecond, burstAllowed } = urgent;
  const off = Math.abs(standardRate / perSecond - 1);
  return [
    { name: 'urgent p99', goal: 'at most 20 ms', measured: `${twoPlaces(p99)} ms`, met: p99 <= 20 },
    {
      name: 'rate of the reminders',
      goal: `${perSecond}/s within 2 %`,
      measured: `${twoPlaces(standardRate)}/s`,
      met: off <= 0.02,
    },
    {
      name: 'most SMS in one second',
      goal: `at most ${perSecond} and a burst of ${burstAllowed}`,
      measured: `${mostInOneSecond}`,
      met: mostInOneSecond <= perSecond + burstAllowed,
    },
  ];
};

const crashGoals = ({ crashes = [] }: MessagingFigures): Goal[] => {
  if (crashes.length === 0) return [];
  const most = Math.max(...crashes.map(({ uncertain }) => uncertain.length));
  return [
    {
      name: `uncertain after kill -9, ${crashes.length} times`,
      goal: 'at most 100, each listed',
      measured: `at most ${most}`,
      met: most <= 100,
    },
  ];
};

const soundness = (figures: MessagingFigures): Goal => {
  const complaints = [
    ...(figures.throughput ?? []).flatMap((each) => each.complaints),
    ...(figures.footprints ?? []).flatMap((each) => each.complaints),
    ...(figures.crashes ?? []).flatMap((each) => each.complaints),
    ...(figures.urgent?.complaints ?? []),
  ];
  return {
    name: 'every recipient exactly once, in one row that is final',
    goal: 'in every run',
    measured: complaints.length === 0 ? 'in every run' : complaints.slice(0, 3).join('; '),
    met: complaints.length === 0,
  };
};

export const goalsOf = (figures: MessagingFigures): Goal[] => [
  soundness(figures),
  ...againstPeers(figures),
  ...costGoals(figures),
  ...urgentGoals(figures),
  ...crashGoals(figures),
];
