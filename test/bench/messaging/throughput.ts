import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inChild } from '../child.ts';
import type { PeerAnswer, PeerRun } from '../peers/peer-run.ts';
import { startPeers } from '../peers/start-peers.ts';
import { interleaved } from '../rounds.ts';
import type { FanOutRun } from './children/fan-out.ts';
import { median } from './statistics.ts';

export type Measured = {
  readonly party: string;
  readonly count: number;
  readonly rounds: number;
  /** Medians of the rounds. */
  readonly rps: number;
  readonly firstMsLate: number;
  readonly lastMsLate: number;
  readonly cpuMicrosEach: number;
  readonly peakMegabytes: number;
  readonly everyRps: readonly number[];
  readonly complaints: readonly string[];
};

const summary = (party: string, count: number, answers: readonly PeerAnswer[]): Measured => {
  const middle = (pick: (answer: PeerAnswer) => number) => median(answers.map(pick));
  return {
    party,
    count,
    rounds: answers.length,
    rps: middle(({ rps }) => rps),
    firstMsLate: middle(({ firstMsLate }) => firstMsLate),
    lastMsLate: middle(({ lastMsLate }) => lastMsLate),
    cpuMicrosEach: middle(({ cpuMicrosEach }) => cpuMicrosEach),
    peakMegabytes: Math.max(...answers.map(({ peakMegabytes }) => peakMegabytes)),
    everyRps: answers.map(({ rps }) => Math.round(rps)),
    complaints: answers.flatMap(({ complaints }) => complaints),
  };
};

const FILE = 'messaging/children/fan-out.ts';

const ours =
  (folder: string, run: Omit<FanOutRun, 'path'>) =>
  async (round: number): Promise<PeerAnswer> => {
    const path = join(folder, `fan-out-${run.provider}-${run.source}-${run.count}-${round}.db`);
    try {
      return await inChild<PeerAnswer>(FILE, { ...run, path });
    } finally {
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    }
  };

const peer =
  (file: string, socket: string, count: number) =>
  (round: number): Promise<PeerAnswer> => {
    const run: PeerRun = { socket, count, run: `run_${count}_${round}` };
    return inChild<PeerAnswer>(file, run);
  };

type Options = {
  readonly folder: string;
  readonly rounds: number;
  readonly sizes: readonly number[];
  readonly peers: boolean;
};

/** Messages a second, ours and the peers', in turns. */
export const throughput = async ({ folder, rounds, sizes, peers }: Options): Promise<Measured[]> => {
  const servers = peers ? await startPeers(folder) : { parties: [], stop: async () => undefined };
  try {
    const measured: Measured[] = [];
    for (const count of sizes) {
      const results = await interleaved<PeerAnswer>(rounds, {
        sapa: ours(folder, { count, provider: 'process', source: 'list' }),
        'sapa, reading registrations': ours(folder, { count, provider: 'process', source: 'registrations' }),
        'sapa, HTTP gateway': ours(folder, { count, provider: 'http', source: 'list' }),
        ...Object.fromEntries(
          servers.parties.map(({ name, file, socket }) => [name, peer(file, socket, count)]),
        ),
      });
      for (const [party, answers] of Object.entries(results)) measured.push(summary(party, count, answers));
    }
    return measured;
  } finally {
    await servers.stop();
  }
};
