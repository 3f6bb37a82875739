import type { Finding } from '../audit/invariant.ts';
import { table } from '../story/paper.ts';
import type { Storyteller } from '../story/storyteller.ts';
import type { Summary } from './summary.ts';

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

const tellEvents = (story: Storyteller, { events }: Summary): void => {
  story.chapter('The events at the end', []);
  story.block(
    table(
      ['event', 'seats', 'seated', 'waiting'],
      events.map(({ title, capacity, seated, waiting }) => {
        const figures = capacity === null ? ['-', '-', '-'] : [capacity, seated, waiting].map(String);
        return [cut(title, 66), ...figures] as const;
      }),
    ),
  );
};

const tellArrival = (story: Storyteller, { arrival }: Summary): void => {
  story.chapter('The arrival at the end', [
    `${arrival.reference}, ${arrival.checkpoint}: ${arrival.people} people, ${arrival.children} of them children. ` +
      `${arrival.notices} notices, ${arrival.acknowledged} answered by a named person, ${arrival.escalations} escalations. ` +
      `Corrected: ${arrival.recipientsOfCorrection.join(', ')}.`,
    '',
  ]);
  story.block(
    table(
      ['province', 'office', 'people'],
      arrival.shares.map(
        ({ provinceCode, office, people }) => [provinceCode, office, String(people)] as const,
      ),
    ),
  );
};

const tellInvariants = (
  story: Storyteller,
  { messages, virtualSpan, wallMs }: Summary,
  findings: readonly Finding[],
): void => {
  story.chapter('What must never happen', [
    `${messages.total} messages: ${counted(messages.byKind)}. Outcomes: ${counted(messages.byStatus)}. At most ${messages.maxParts} parts.`,
    '',
  ]);
  story.block(
    table(
      ['', 'found', ''],
      findings.map(({ title, found }) => [title, String(found), found === 0 ? 'holds' : 'BROKEN'] as const),
    ),
  );
  const broken = findings.filter(({ found }) => found > 0).length;
  story.block(['']);
  story.line(broken === 0 ? `All ${findings.length} hold.` : `${broken} of ${findings.length} are broken.`);
  story.line(`From ${virtualSpan.from} to ${virtualSpan.to} in ${(wallMs / 1000).toFixed(1)} s.`);
};

/** The last pages of the story. */
export const tellFigures = (story: Storyteller, summary: Summary, findings: readonly Finding[]): void => {
  tellEvents(story, summary);
  tellArrival(story, summary);
  tellInvariants(story, summary, findings);
};
