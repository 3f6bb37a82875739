import { type ArrivalFacts, allMessages, type Facts } from '../audit/facts.ts';
import type { Finding } from '../audit/invariant.ts';

const tally = (words: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const arrivalSummary = ({ arrival, checkpoint, manifest, offices, notices, messages }: ArrivalFacts) => {
  const nameOf = (officeId: string): string => offices.get(officeId) ?? officeId;
  return {
    reference: arrival.reference,
    checkpoint,
    people: manifest.people,
    children: manifest.children,
    shares: manifest.shares.flatMap(({ officeId, provinces }) =>
      provinces.map(({ provinceCode, people }) => ({ provinceCode, office: nameOf(officeId), people })),
    ),
    /** Each version counts: a correction has to be answered again. */
    notices: notices.length,
    acknowledged: notices.filter(({ acknowledgement }) => acknowledgement !== undefined).length,
    escalations: messages.filter(({ kind }) => kind === 'escalation').length,
    recipientsOfCorrection: notices
      .filter(({ correction }) => correction)
      .map(({ officeId }) => nameOf(officeId)),
  };
};

export type Timing = { readonly from: string; readonly to: string; readonly wallMs: number };

/** The figures of the demo, for people and machines. */
export const summaryOf = (facts: Facts, findings: readonly Finding[], { from, to, wallMs }: Timing) => {
  const messages = allMessages(facts);
  return {
    events: facts.events.map(({ event }) => ({
      code: event.code,
      title: event.title,
      startsAt: event.startsAt,
      timeZone: event.timeZone,
      capacity: event.capacity,
      seated: event.seats?.seated ?? 0,
      waiting: event.seats?.waiting ?? 0,
    })),
    messages: {
      total: messages.length,
      byKind: tally(messages.map(({ kind }) => kind)),
      byStatus: tally(messages.map(({ state }) => state)),
      maxParts: Math.max(0, ...facts.outbox.map(({ parts }) => parts)),
      duplicates: findings.find(({ name }) => name === 'duplicates')?.found ?? 0,
    },
    arrival: arrivalSummary(facts.arrival),
    invariants: Object.fromEntries(findings.map(({ name, found }) => [name, found])),
    virtualSpan: { from, to },
    wallMs,
  };
};

export type Summary = ReturnType<typeof summaryOf>;
