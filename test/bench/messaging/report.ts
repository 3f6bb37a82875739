import { prices } from '../prices.ts';
import { assumptions } from './assumptions.ts';
import type { Crash } from './crashes.ts';
import type { Footprint } from './footprint.ts';
import type { Goal } from './goals.ts';
import type { MessagingFigures } from './messaging.ts';
import type { Measured } from './throughput.ts';

const whole = (value: number): string => Math.round(value).toLocaleString('en');

const throughputLines = (measured: readonly Measured[]): string[] => [
  'FAN-OUT: N / (last acceptance - T), medians; every run checked for one final row each and no SMS twice',
  ...measured.map(
    ({ party, count, rps, firstMsLate, lastMsLate, cpuMicrosEach, peakMegabytes, everyRps }) =>
      `  ${party}, ${whole(count)}: ${whole(rps)}/s (${everyRps.join(', ')}), first ${whole(firstMsLate)} ms, ` +
      `last ${whole(lastMsLate)} ms after T, ${whole(cpuMicrosEach)} µs of processor each, ${whole(peakMegabytes)} MB`,
  ),
];

const footprintLines = ({ store, fanOutStore, cost, messages, ...shape }: Footprint): string[] => {
  const each = (value: number): string => (value / messages).toFixed(3);
  return [
    `COST: ${shape.events} events of ${shape.peopleEach}, ${shape.slicesEach} slices of 10 an invocation`,
    `  store: ${each(store.requests)} requests, ${each(store.writeUnits)} write units ` +
      `(${each(store.indexWriteUnits)} of them in indexes), ${each(store.readUnits)} read units, ` +
      `${Math.round(store.bytesStored / messages)} bytes stored, for each message`,
    `  of these before the first leaves: ${each(fanOutStore.requests)} requests, ` +
      `${each(fanOutStore.writeUnits)} write units, ${each(fanOutStore.readUnits)} read units`,
    `  invocations: sender ${whole(shape.senderMs)} ms, fan-out ${whole(shape.fanOutMs)} ms on average`,
    ...cost.lines.map(
      ({ item, each: used, dollars }) =>
        `  ${item}: ${used.toFixed(4)} each, $${dollars.toFixed(4)} per million ` +
        `(at $${prices[item].perMillion}; ${prices[item].source}, ${prices[item].on})`,
    ),
    `  all: $${cost.dollarsPerMillion.toFixed(3)} per million, ${cost.ratioToFloor.toFixed(2)} times the floor`,
  ];
};

const crashLines = (all: readonly Crash[]): string[] => [
  'KILL -9, restart, sweep: keys of messages of which nobody can tell',
  ...all.map(
    ({ acceptedBefore, uncertain, uncertainTaken }, turn) =>
      `  ${turn + 1}: killed after ${whole(acceptedBefore)}; ${uncertain.length} uncertain, ` +
      `${uncertainTaken} of them had been taken${uncertain.map((key) => `\n     ${key}`).join('')}`,
  ),
];

const urgentLines = ({ urgent }: MessagingFigures): string[] =>
  urgent === undefined
    ? []
    : [
        `URGENT while 4,000 reminders leave at ${urgent.perSecond}/s: from the notice's transaction to acceptance`,
        `  p50 ${urgent.p50.toFixed(1)} ms, p99 ${urgent.p99.toFixed(1)} ms, longest ${urgent.max.toFixed(1)} ms`,
        `  reminders ${urgent.standardRate.toFixed(1)}/s from the first to the last; both lanes ${urgent.rate.toFixed(1)}/s, ` +
          `at most ${urgent.mostInOneSecond} in one second, ${urgent.burst.toFixed(0)} ahead of the rate at most`,
      ];

/** For people. */
export const asText = (figures: MessagingFigures, goals: readonly Goal[]): string =>
  [
    ...(figures.throughput === undefined ? [] : throughputLines(figures.throughput)),
    ...(figures.footprints ?? []).flatMap(footprintLines),
    ...(figures.footprints === undefined ? [] : [`  assumed: ${JSON.stringify(assumptions)}`]),
    ...urgentLines(figures),
    ...(figures.crashes === undefined ? [] : crashLines(figures.crashes)),
    'GOALS',
    ...goals.map(
      ({ name, goal, measured, met }) =>
        `  ${met ? 'met   ' : 'MISSED'} ${name}: ${measured} (goal: ${goal})`,
    ),
    '',
  ].join('\n');
