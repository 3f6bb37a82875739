import { region } from '#functions/offices/contract.ts';
import { formatDateTime } from '#shared/text/dates.ts';
import type { Told } from '../domain/generated.ts';
import type { Issue } from '../domain/issue.ts';
import type { Recap } from '../domain/recap.ts';
import type { EventFacts } from './ports.ts';

const KIND_WORDS = {
  sosialisasi: 'sosialisasi',
  coordination_meeting: 'rapat koordinasi',
  training: 'pelatihan',
  visit: 'kunjungan',
} as const;

/** A region with all above it, for people. */
export const regionWords = (code: string): string => {
  const found = region(code.slice(0, 8));
  return found === undefined ? code : [found.name, ...found.parents].join(', ');
};

export const issuesTold = (issues: readonly Issue[]): Told['issues'] =>
  issues.map(({ text, state }) => ({ text, isClosed: state === 'closed' }));

/** The facts of an event as the report tells them: as it was held, where that differs from the plan. */
export const told = ({ event, office }: EventFacts, recap: Recap, issues: Told['issues']): Told => ({
  kindWords: KIND_WORDS[event.kind],
  title: event.title,
  office: office.name,
  hosts: event.hosts.map(({ institution }) => institution),
  when: formatDateTime(event.held?.localStart ?? event.localStart, event.zone, 'page'),
  where: `${event.venue.name}, ${regionWords(event.venue.regionCode)}`,
  audience: event.audience,
  scope: event.scope,
  opener: event.opener,
  speakers: event.speakers,
  invited: event.capacity ?? undefined,
  recap,
  issues,
});
