import { asksForAll } from '../domain/batch.ts';
import type { Lane } from '../domain/lane.ts';
import type { Message } from '../domain/message.ts';
import { claimRecipients } from './claim-recipients.ts';
import { conclude, type Standing } from './conclude.ts';
import { callTheOthers, decideBatch, putOff } from './decide-batch.ts';
import type { Slice } from './ports.ts';
import { sendClaimed } from './send-claimed.ts';
import { addReports, emptyReport, type SendDeps, type SendReport } from './send-deps.ts';
import { type Answered, makeSettle } from './settle.ts';
import { takeTurn } from './take-turn.ts';
import { type Gathered, gather, type Work } from './work.ts';

/**
 * Slices that are claimed, called and recorded together. A killed process leaves these in doubt: at most a hundred messages,
 * with two workers on each lane.
 */
const WAVE: Readonly<Record<Lane, number>> = { urgent: 1, standard: 4 };

const sift = async (deps: SendDeps, { works, controls }: Gathered) => {
  const surroundings = { ...controls, now: deps.clock.now() };
  const ready: Work[] = [];
  let report = emptyReport;
  for (const work of works) {
    const decision = await decideBatch(deps, work.batch, surroundings);
    if (decision === 'claim') {
      if (asksForAll(work.batch)) await callTheOthers(deps, work);
      ready.push(work);
    } else report = addReports(report, { ...emptyReport, ...(await putOff(deps, work, decision)) });
  }
  return { ready, report };
};

/** So many slices at a time, as works of one batch each. */
const inWaves = (works: readonly Work[], size: number): Work[][] => {
  const single = works.flatMap(({ batch, slices }) => slices.map((slice) => ({ batch, slice })));
  const waves: Work[][] = [];
  for (let from = 0; from < single.length; from += size) {
    const wave = Map.groupBy(single.slice(from, from + size), ({ batch }) => batch);
    waves.push([...wave].map(([batch, group]) => ({ batch, slices: group.map(({ slice }) => slice) })));
  }
  return waves;
};

const reportOf = (answered: readonly Answered[]): SendReport =>
  answered.reduce(
    (report, { answer }) => addReports(report, { ...emptyReport, [answer.kind]: 1 }),
    emptyReport,
  );

/**
 * Sends what of these slices may be sent now: claim, call, record. However often a slice comes, in whatever company, at
 * most one call is made for each attempt and at most one acceptance caused for each message. Throws when the store is
 * unreachable; the same slices may then come again.
 */
export const makeSendSlices = (deps: SendDeps) => {
  const settle = makeSettle(deps);

  /** Claims, calls and records. Who waited for the one who speaks for their phone is looked at once more after that. */
  const send = async (
    works: readonly Work[],
    { controls, readAt }: Gathered,
    look: 'first' | 'last',
  ): Promise<{ readonly tally: Standing; readonly report: SendReport }> => {
    const { claimed, tally, counts, waiting } = await claimRecipients(deps, works, controls, look);
    const { answered, withdrawn } = await sendClaimed(deps, claimed, readAt);
    for (const message of [...withdrawn, ...(await settle(answered))]) tally.set(message.key, message);
    const report = addReports(counts, reportOf(answered));
    if (waiting.length === 0) return { tally, report };
    const rest = await send(waiting, { works, controls, readAt }, 'last');
    return { tally: new Map([...tally, ...rest.tally]), report: addReports(report, rest.report) };
  };

  return async (slices: readonly Slice[], lane: Lane): Promise<SendReport> => {
    const gathered = await gather(deps, slices);
    const { ready, report: put } = await sift(deps, gathered);
    const works = await takeTurn(deps, lane, ready, slices);
    let report = put;
    const tally = new Map<string, Message>();
    for (const wave of inWaves(works, WAVE[lane])) {
      const sent = await send(wave, gathered, 'first');
      for (const [key, message] of sent.tally) tally.set(key, message);
      report = addReports(report, sent.report);
    }
    for (const work of works) await conclude(deps, work, tally);
    return report;
  };
};
